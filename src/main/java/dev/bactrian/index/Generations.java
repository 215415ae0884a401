package dev.bactrian.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * Indexes side by side: the first in the folder itself, later ones in folders in it that are
 * numbered. The last that is whole answers; Lucene's commit makes it whole, at one moment.
 */
final class Generations {

  private static final String NUMBER = "[1-9][0-9]{0,8}";

  private final Path folder;

  Generations(Path folder) {
    this.folder = folder;
  }

  /** Where the index that answers lies, or would lie. */
  Path answering() throws IOException {
    List<Path> all = newestFirst();
    for (State wanted : List.of(State.WHOLE, State.DAMAGED)) {
      for (Path one : all) {
        if (state(one) == wanted) {
          return one;
        }
      }
    }
    return folder;
  }

  /** Where the next one may be built. */
  Path next() throws IOException {
    Path newest = newestFirst().getFirst();
    int number = newest.equals(folder) ? 0 : number(newest);
    return folder.resolve(Integer.toString(number + 1));
  }

  /**
   * Deletes all others.
   *
   * @throws IndexInUseException if another process has one of them open
   */
  void keepOnly(Path answering) throws IOException {
    for (Path one : newestFirst()) {
      if (!one.equals(answering)) {
        delete(one);
      }
    }
  }

  /** Deletes an index that is closed. */
  void delete(Path one) throws IOException {
    if (!Files.isDirectory(one)) {
      return;
    }
    try {
      LuceneIndex.empty(one);
    } catch (LockObtainFailedException e) {
      throw new IndexInUseException(folder, e);
    }
    Files.deleteIfExists(one.resolve(IndexWriter.WRITE_LOCK_NAME));
    if (!one.equals(folder)) {
      Files.delete(one);
    }
  }

  private List<Path> newestFirst() throws IOException {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        inside
            .filter(one -> one.getFileName().toString().matches(NUMBER) && Files.isDirectory(one))
            .sorted(Comparator.comparingInt(Generations::number).reversed())
            .forEach(all::add);
      }
    }
    all.add(folder);
    return all;
  }

  private static int number(Path one) {
    return Integer.parseInt(one.getFileName().toString());
  }

  private enum State {
    WHOLE,
    UNFINISHED,
    DAMAGED
  }

  private static State state(Path one) throws IOException {
    if (!Files.isDirectory(one)) {
      return State.UNFINISHED;
    }
    try (Directory directory = FSDirectory.open(one)) {
      boolean whole =
          DirectoryReader.indexExists(directory)
              && IndexVersion.isWhole(IndexVersion.of(directory));
      return whole ? State.WHOLE : State.UNFINISHED;
    } catch (IOException e) {
      return State.DAMAGED;
    }
  }
}

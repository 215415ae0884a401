package dev.bactrian.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The folder of an index that can be built again from elsewhere: whatever is wrong with it, what
 * comes out is an index, if need be an empty one.
 */
public final class IndexFolder {

  private IndexFolder() {}

  /**
   * An index that was opened.
   *
   * @param index to be closed by the caller
   * @param emptyBecause why it had to begin empty; null if it holds what it held
   */
  public record Opened(ReportIndex index, String emptyBecause) {}

  /**
   * Opens the index, or begins an empty one where there is none, or one of another version, or a
   * damaged one.
   *
   * @throws IOException if another process has it open, or the disk fails
   */
  public static Opened open(Path folder) throws IOException {
    try {
      if (!Files.isDirectory(folder)) {
        return new Opened(LuceneIndex.open(folder), "there was no index");
      }
      return new Opened(LuceneIndex.open(folder), null);
    } catch (IndexVersionException e) {
      return new Opened(LuceneIndex.rebuild(folder), e.getMessage());
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof LockObtainFailedException) {
        throw new IOException("another process has the index in " + folder + " open", e);
      }
      if (isDamage(e.getCause())) {
        return new Opened(LuceneIndex.rebuild(folder), "it is damaged: " + e.getCause());
      }
      throw e.getCause();
    }
  }

  private static boolean isDamage(IOException failure) {
    return failure instanceof CorruptIndexException
        || failure instanceof IndexFormatTooOldException
        || failure instanceof IndexFormatTooNewException
        || failure instanceof java.io.EOFException
        || failure instanceof java.nio.file.NoSuchFileException;
  }
}

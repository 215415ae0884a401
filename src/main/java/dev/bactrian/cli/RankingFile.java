package dev.bactrian.cli;

import dev.bactrian.match.Candidate;
import dev.bactrian.report.Post;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The rows that a replay writes: {@code query rank candidate probability decision}. */
final class RankingFile implements AutoCloseable {

  private final Path file;
  private final PrintWriter rows;

  /**
   * Begins the file, over what is there.
   *
   * @throws IOException if it can't be written
   */
  RankingFile(Path file) throws IOException {
    this.file = file;
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder + " to write to");
    }
    rows = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    rows.print("query\trank\tcandidate\tprobability\tdecision\n");
  }

  void add(Verdict verdict) {
    int rank = 0;
    for (Candidate candidate : verdict.candidates()) {
      boolean said = verdict.named().contains(candidate.post().key());
      row(verdict.query(), ++rank, candidate.post(), candidate.probability(), said);
    }
  }

  void row(Post query, int rank, Post candidate, double probability, boolean said) {
    rows.printf(
        Locale.ROOT,
        "%s\t%d\t%s\t%.4f\t%s\n",
        name(query),
        rank,
        name(candidate),
        probability,
        said ? "suggest" : "silent");
  }

  static String name(Post post) {
    return post.repository() + "#" + post.key().number();
  }

  @Override
  public void close() throws IOException {
    rows.close();
    if (rows.checkError()) {
      throw new IOException(file + " could not be written to its end: is the disk full?");
    }
  }
}

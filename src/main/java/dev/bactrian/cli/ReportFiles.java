package dev.bactrian.cli;

import dev.bactrian.report.Post;
import dev.bactrian.report.PostReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads files of exported issues, plain or gzipped; {@code -} is standard input. */
final class ReportFiles {

  private static final int MOST_COMPLAINTS = 10;

  private ReportFiles() {}

  /**
   * The file's issues in the order of its lines. Lines that can't be read are named on {@code err}
   * and left out.
   *
   * @throws IOException if the file can't be read, or not one of its lines is an issue
   */
  static List<Post> read(Path file, PrintWriter err) throws IOException {
    List<Post> posts = new ArrayList<>();
    int[] wrong = new int[1];
    try (Reader reader = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
      new PostReader()
          .read(
              reader,
              posts::add,
              (problem, line) -> {
                if (++wrong[0] <= MOST_COMPLAINTS) {
                  err.println(file + ":" + line + ": left out: " + problem);
                }
              });
    }
    if (wrong[0] > MOST_COMPLAINTS) {
      err.println(file + ": " + wrong[0] + " lines left out in all");
    }
    if (posts.isEmpty() && wrong[0] > 0) {
      throw new IOException(file + ": no line is an issue");
    }
    return posts;
  }

  private static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder; a file of reports is asked for");
    }
    if (!file.toString().equals("-") && !Files.exists(file)) {
      throw new IOException(file + ": there is no such file");
    }
    InputStream in =
        file.toString().equals("-")
            ? new BufferedInputStream(System.in)
            : new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return zipped ? new GZIPInputStream(in, 1 << 16) : in;
  }
}

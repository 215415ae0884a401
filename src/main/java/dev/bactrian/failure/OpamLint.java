package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * What {@code opam lint} has against a package's file: {@code x.opam: Errors.} and below {@code
 * error 2: File format error at line 10, column 43: '.' is not a valid token} (opamLinterCommand.ml
 * and opamFileTools.ml). Warnings are none.
 */
final class OpamLint implements Format {

  private static final String ERRORS = "opam: Errors.";
  private static final String ERROR = "error ";
  private static final String WARNING = "warning ";
  private static final String AT_LINE = " at line ";
  private static final int MOST = 100;

  @Override
  public String name() {
    return "opam lint";
  }

  @Override
  public List<String> triggers() {
    return List.of(ERRORS);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String head = log.line(index).strip();
    if (!head.endsWith(ERRORS)) {
      return;
    }
    String file = head.substring(0, head.length() - ": Errors.".length());
    for (int i = index + 1; i < Math.min(log.size(), index + MOST); i++) {
      String line = log.line(i);
      String text = line.strip();
      boolean error = text.startsWith(ERROR);
      if (!line.startsWith("  ") || !error && !text.startsWith(WARNING)) {
        return;
      }
      if (error) {
        found.accept(of(text, file, log.number(i)));
      }
    }
  }

  /**
   * The failure that a line of lint's tells.
   *
   * @param text {@code error 2: what is wrong}
   * @param file may be null
   */
  static Failure of(String text, String file, int logLine) {
    String message = text.substring(text.indexOf(':') + 1).strip();
    int at = message.indexOf(AT_LINE);
    int colon = at < 0 ? -1 : message.indexOf(": ", at);
    Integer line = at < 0 ? null : LineText.number(message, at + AT_LINE.length());
    if (colon > 0) {
      message = message.substring(0, at) + message.substring(colon);
    }
    return Failure.of(Kind.OPAM_ERROR, message, logLine)
        .withLocation(file == null ? null : new Location(file, line));
  }

  /**
   * The same where opam reads the file for other ends: {@code At x.opam:10:13-10:14:: '.' is not a
   * valid token} and {@code Invalid opam file in x source from url: error 2: ...}; null for any
   * other message.
   */
  static Failure quoted(String message, int logLine) {
    if (message.startsWith("Invalid opam file in ") && message.contains(": " + ERROR)) {
      return of(message.substring(message.indexOf(": " + ERROR) + 2), null, logLine);
    }
    int end = message.startsWith("At ") ? message.indexOf(":: ") : -1;
    int colon = end < 0 ? -1 : message.indexOf("opam:");
    if (colon < 0 || colon > end) {
      return null;
    }
    int file = colon + "opam".length();
    String what = message.substring(end + 3).replace(" [skipped]", "").strip();
    return Failure.of(Kind.OPAM_ERROR, "File format error: " + what, logLine)
        .withLocation(new Location(message.substring(3, file), LineText.number(message, file + 1)));
  }
}

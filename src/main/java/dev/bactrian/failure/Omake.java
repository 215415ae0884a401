package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * omake's own errors (omake's lm/lm_location.ml and src/exec): {@code *** omake error:}, and below
 * it, indented, {@code File OMakefile: line 16, characters 14-27} and what is wrong. What its
 * commands print is read by the formats of those; the list of targets that were not rebuilt only
 * wraps that.
 */
final class Omake implements Format {

  private static final String ERROR = "*** omake error:";
  private static final String ABANDONED = "*** omake: targets were not rebuilt because of errors:";

  private static final int MAX_LINES = 12;

  @Override
  public String name() {
    return "omake";
  }

  @Override
  public List<String> triggers() {
    return List.of(ERROR, ABANDONED);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith(ERROR)) {
      readError(log, index, line.substring(ERROR.length()).strip(), found);
    } else if (line.startsWith(ABANDONED)) {
      String target = log.line(index + 1).strip();
      found.accept(
          Failure.of(
                  Kind.COMMAND_FAILED,
                  target.isEmpty() ? "targets were not rebuilt" : target + " was not rebuilt",
                  log.number(index))
              .withFact(Fact.COMMAND, target.isEmpty() ? null : target)
              .asWeak());
    }
  }

  private static void readError(Log log, int index, String rest, Consumer<Failure> found) {
    StringBuilder message = new StringBuilder(rest);
    Location location = null;
    int indent = Text.indent(log.line(index));
    int end = Math.min(log.size(), index + 1 + MAX_LINES);
    for (int i = index + 1; i < end && Text.indent(log.line(i)) > indent; i++) {
      String text = log.line(i).strip();
      if (text.isEmpty() || text.startsWith("***")) {
        break;
      }
      Location place = place(text);
      if (place == null) {
        message.append(message.isEmpty() ? "" : " ").append(text);
      } else {
        // Outermost first: the last place is where it went wrong.
        location = place;
      }
    }
    if (!message.isEmpty()) {
      found.accept(
          Failure.of(
                  Kind.BUILD_ERROR,
                  LineText.oneLine(message.toString(), LineText.MAX_MESSAGE),
                  log.number(index))
              .withLocation(location));
    }
  }

  /** {@code File OMakefile: line 16, characters 14-27}; null for other lines. */
  private static Location place(String text) {
    int line = text.indexOf(": line ");
    if (!text.startsWith("File ") || line < 0) {
      return null;
    }
    return new Location(text.substring("File ".length(), line), LineText.number(text, line + 7));
  }
}

package dev.bactrian.failure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * An uncaught Python exception: {@code Traceback (most recent call last):}, a {@code File "f", line
 * 3, in g} and the code for each frame, the innermost last, then {@code Name: message}
 * (Lib/traceback.py). Of chained exceptions the first one printed is the cause.
 */
final class PythonTraceback implements Format {

  private static final String HEAD = "Traceback (most recent call last):";
  private static final String FRAME = "File \"";
  private static final String CHAINED = "During handling of the above exception";
  private static final String CAUSED = "The above exception was the direct cause";
  private static final int MAX_LINES = 400;
  private static final int MAX_FRAMES = 100;

  @Override
  public String name() {
    return "python traceback";
  }

  @Override
  public List<String> triggers() {
    return List.of(HEAD);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    if (followsAnother(log, index)) {
      return;
    }
    List<Frame> frames = new ArrayList<>();
    int indent = Text.indent(log.line(index));
    Location location = null;
    int limit = Math.min(log.size(), index + MAX_LINES);
    for (int i = index + 1; i < limit; i++) {
      String line = log.line(i);
      String text = line.strip();
      if (text.startsWith(FRAME)) {
        location =
            new Location(Text.between(text, "\"", "\""), LineText.numberAfter(text, "\", line", 0));
        if (location.file() == null) {
          return;
        }
        if (frames.size() < MAX_FRAMES) {
          frames.add(
              new Frame(
                  LineText.after(text, ", in "),
                  location.file(),
                  location.line(),
                  Frame.Language.PYTHON));
        }
      } else if (Text.indent(line) <= indent && isException(text)) {
        Collections.reverse(frames);
        found.accept(
            Failure.of(
                    Kind.PYTHON_EXCEPTION,
                    LineText.oneLine(text, LineText.MAX_MESSAGE),
                    log.number(i))
                .withLocation(location)
                .withFrames(frames));
        return;
      } else if (Text.indent(line) <= indent) {
        return;
      }
    }
  }

  private static boolean followsAnother(Log log, int index) {
    for (int i = index - 1; i >= Math.max(0, index - 3); i--) {
      String line = log.line(i).strip();
      if (line.startsWith(CHAINED) || line.startsWith(CAUSED)) {
        return true;
      }
    }
    return false;
  }

  /** {@code Name}, {@code pkg.Name} or either with a message behind a colon. */
  private static boolean isException(String text) {
    int end = 0;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || "._".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return end > 0
        && Character.isLetter(text.charAt(0))
        && (end == text.length() || text.charAt(end) == ':');
  }
}

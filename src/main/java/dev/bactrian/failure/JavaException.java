package dev.bactrian.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Java exception with its stack ({@code Throwable.printStackTrace}): {@code Exception in thread
 * "main" a.B: message}, {@code at a.C.run(C.java:12)}; the last {@code Caused by:} is what went
 * wrong first.
 */
final class JavaException implements Format {

  private static final String THREAD = "Exception in thread \"";
  private static final String CAUSED = "Caused by: ";
  private static final String AT = "at ";
  private static final int MAX_LINES = 1000;
  private static final int MAX_FRAMES = 100;

  @Override
  public String name() {
    return "java exception";
  }

  @Override
  public List<String> triggers() {
    return List.of(THREAD, "Exception: ", "java.lang.", "java.util.");
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    String head = line.startsWith(THREAD) ? afterThread(line) : line;
    if (head == null || !isThrowable(head) || !isFrame(log.line(index + 1).strip())) {
      return;
    }
    int logLine = log.number(index);
    List<Frame> frames = new ArrayList<>();
    int limit = Math.min(log.size(), index + MAX_LINES);
    int last = index;
    for (int i = index + 1; i < limit; i++) {
      String text = log.line(i).strip();
      if (text.startsWith(CAUSED)) {
        head = text.substring(CAUSED.length());
        logLine = log.number(i);
        frames.clear();
      } else if (isFrame(text)) {
        if (frames.size() < MAX_FRAMES) {
          frames.add(frame(text));
        }
      } else if (!text.startsWith("... ") && !text.startsWith("Suppressed: ")) {
        break;
      }
      last = i;
    }
    found.accept(
        Failure.of(Kind.JAVA_EXCEPTION, LineText.oneLine(head, LineText.MAX_MESSAGE), logLine)
            .withFrames(frames));
    log.claim(last);
  }

  private static String afterThread(String line) {
    int close = line.indexOf("\" ", THREAD.length());
    return close < 0 ? null : line.substring(close + 2);
  }

  /** A class's full name, alone or with a message behind a colon. */
  private static boolean isThrowable(String text) {
    int end = 0;
    boolean dotted = false;
    while (end < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.')) {
      dotted |= text.charAt(end) == '.';
      end++;
    }
    return dotted && (end == text.length() || text.charAt(end) == ':');
  }

  private static boolean isFrame(String text) {
    int open = text.indexOf('(');
    return text.startsWith(AT) && open > 0 && text.endsWith(")") && text.indexOf('.') < open;
  }

  private static Frame frame(String text) {
    int open = text.indexOf('(');
    String name = text.substring(AT.length(), open);
    String function = name.substring(name.lastIndexOf('/') + 1);
    String place = text.substring(open + 1, text.length() - 1);
    int colon = place.lastIndexOf(':');
    return new Frame(
        function,
        colon < 0 ? null : place.substring(0, colon),
        colon < 0 ? null : LineText.number(place, colon + 1),
        Frame.Language.JAVA);
  }
}

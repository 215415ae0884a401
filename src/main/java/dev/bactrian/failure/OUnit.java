package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * OUnit (oUnitLoggerStd.ml): a rule of equals signs, {@code Error: suite:0:name.}, the backtrace,
 * the exception or the message of the assertion, and a rule of dashes.
 */
final class OUnit implements Format {

  /** The rule has 78 signs in OUnit 2 and 70 in OUnit 1. */
  private static final String RULE = "=".repeat(70);

  private static final String END = "-".repeat(60);
  private static final String ERROR = "Error: ";
  private static final List<String> HEADS = List.of(ERROR, "Failure: ", "Timeout: ");
  private static final String ASSERTIONS = "OUnitAssert.";
  private static final String KILLED = "Worker stops running: Killed by signal -";
  private static final int MAX_BODY = 400;

  @Override
  public String name() {
    return "OUnit";
  }

  @Override
  public List<String> triggers() {
    return List.of(RULE);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String heading = log.line(index + 1).strip();
    if (HEADS.stream().noneMatch(heading::startsWith) || heading.indexOf(':', 7) < 0) {
      return;
    }
    StringBuilder text = new StringBuilder();
    int said = index + 1;
    Backtrace trace = new Backtrace(List.of(), index);
    int i = index + 2;
    int end = Math.min(log.size(), i + MAX_BODY);
    for (; i < end; i++) {
      String line = log.line(i).strip();
      if (line.startsWith(END)) {
        break;
      }
      if (Backtrace.isSlot(line)) {
        trace = Backtrace.read(log, i);
        i = trace.end() - 1;
        end = Math.min(log.size(), i + MAX_BODY);
      } else if (!line.isEmpty() && !isBookkeeping(line)) {
        said = text.isEmpty() ? i : said;
        text.append(line).append(' ');
      }
    }
    String message = text.toString().strip();
    int number = log.number(said);
    boolean asserted = !trace.frames().isEmpty() && isAssertion(trace.frames().get(0));
    boolean stray = heading.startsWith(ERROR) && !trace.frames().isEmpty();
    boolean raised =
        !asserted && (stray || OcamlException.isOne(message) || message.contains("test `"));
    String signal = killedBy(message);
    Failure failure =
        signal != null
            ? AbortWords.above(
                log,
                index,
                null,
                Failure.of(Signals.kind(signal), message, number).withFact(Fact.SIGNAL, signal))
            : heading.startsWith("Timeout: ")
                ? Failure.of(Kind.TIMEOUT, heading, number)
                : raised
                    ? TestReport.of(message, exception(log, said), number)
                    : TestReport.failed(message.isEmpty() ? heading : message, number);
    found.accept(
        failure
            .withFact(Fact.TEST, test(heading))
            .withFrames(asserted ? List.of() : trace.frames()));
    log.claim(i);
  }

  private static boolean isAssertion(Frame frame) {
    return frame.function() != null && frame.function().startsWith(ASSERTIONS);
  }

  private static String exception(Log log, int index) {
    return ExceptionText.read(log, index, log.line(index).strip()).text();
  }

  /** The signal by which the process that ran the test died, or null. */
  private static String killedBy(String message) {
    int end = message.startsWith(KILLED) ? Text.digitsEnd(message, KILLED.length()) : 0;
    Integer number = end == 0 ? null : Text.number(message, KILLED.length(), end);
    return number == null ? null : Signals.ofOcaml(-number);
  }

  private static boolean isBookkeeping(String line) {
    return line.startsWith("File \"") && line.endsWith(", characters 1-1:")
        || line.endsWith(" (in the log).")
        || line.endsWith(" (in the code).");
  }

  /** {@code Error: suite:0:group:1:name.} as {@code suite:group:name}: numbers shift. */
  private static String test(String heading) {
    StringBuilder name = new StringBuilder();
    String path = heading.substring(heading.indexOf(": ") + 2);
    for (String part : path.split(":", -1)) {
      if (part.isEmpty() || LineText.number(part, 0) == null || part.length() > 5) {
        name.append(name.isEmpty() ? "" : ":").append(part);
      }
    }
    boolean dot = name.length() > 1 && name.charAt(name.length() - 1) == '.';
    return dot ? name.substring(0, name.length() - 1) : name.toString();
  }
}

package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * What the runner of GitHub Actions says: {@code ##[error]...} in logs, {@code Error: ...} in what
 * the web page shows of them.
 */
final class GithubActions implements Format {

  private static final String MARK = "##[error]";
  private static final String SHOWN = "Error: ";
  private static final String EXIT = "Process completed with exit code ";
  private static final String PROCESS = "The process '";
  private static final String CANCELLED = "The operation was canceled";
  private static final String SHUTDOWN = "The runner has received a shutdown signal";
  private static final String LOST = "lost communication with the server";
  private static final String TOO_LONG = "has exceeded the maximum execution time";
  private static final String TIMED_OUT = "has timed out after ";

  @Override
  public String name() {
    return "GitHub Actions";
  }

  @Override
  public List<String> triggers() {
    return List.of(MARK, EXIT, CANCELLED, SHUTDOWN, LOST, TOO_LONG, TIMED_OUT);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    String message = line.startsWith(SHOWN) ? line.substring(SHOWN.length()) : line;
    int number = log.number(index);
    if (message.startsWith(EXIT)) {
      String code = message.substring(EXIT.length()).replace(".", "");
      found.accept(
          Failure.of(Kind.COMMAND_FAILED, message, number).withFact(Fact.EXIT, code.strip()));
    } else if (message.startsWith(PROCESS) && message.contains("failed with exit code")) {
      found.accept(Failure.of(Kind.COMMAND_FAILED, message, number));
    } else if (message.startsWith(CANCELLED)) {
      found.accept(Failure.of(Kind.CANCELLED, message, number));
    } else if (message.startsWith(SHUTDOWN) || message.contains(LOST)) {
      found.accept(Failure.of(Kind.INFRASTRUCTURE, message, number));
    } else if (message.contains(TOO_LONG) || message.startsWith("The action ")) {
      if (message.contains(TOO_LONG) || message.contains(TIMED_OUT)) {
        found.accept(Failure.of(Kind.TIMEOUT, message, number));
      }
    } else if (log.raw(index).contains(MARK) && !message.isEmpty()) {
      // An action's own words, or a tool's, repeated by a problem matcher.
      found.accept(Failure.of(Kind.BUILD_ERROR, message, number).asWeak());
    }
  }
}

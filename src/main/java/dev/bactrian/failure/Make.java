package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * GNU make and BSD make: {@code make: *** No rule to make target}, {@code Makefile:3: *** missing
 * separator. Stop.}, {@code make: *** [Makefile:12: all] Error 2}, {@code *** Error code 1}. The
 * last two only wrap a command's failure and are weak.
 */
final class Make implements Format {

  private static final String STARS = "*** ";

  @Override
  public String name() {
    return "make";
  }

  @Override
  public List<String> triggers() {
    return List.of(": *** ", "*** Error code ", "make: don't know how to make ");
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    int stars = line.indexOf(STARS);
    if (stars < 0) {
      if (line.contains("make: don't know how to make ")) {
        found.accept(build(log, index, line.substring(line.indexOf(": ") + 2)));
      }
      return;
    }
    String message = line.substring(stars + STARS.length());
    boolean make = isMake(line);
    if (message.startsWith("Error code ") && (stars == 0 || make)) {
      found.accept(wrapper(log, index, message, null, message.substring("Error code ".length())));
    } else if (message.startsWith("[")) {
      int close = message.indexOf("] Error ");
      if (close > 0) {
        String exit = message.substring(close + "] Error ".length());
        found.accept(wrapper(log, index, message, target(message.substring(1, close)), exit));
      }
    } else if (make || message.endsWith("Stop.")) {
      if (!message.startsWith("Waiting for unfinished") && !message.startsWith("Deleting ")) {
        found.accept(build(log, index, message).withLocation(place(line)));
      }
    }
  }

  /** Since 4.0 make says where the rule stands: {@code Makefile:12: all}. */
  private static String target(String rule) {
    int colon = rule.indexOf(": ");
    return colon < 0 ? rule : rule.substring(colon + 2);
  }

  private static boolean isMake(String line) {
    return line.startsWith("make: ")
        || line.startsWith("make[")
        || line.startsWith("gmake: ")
        || line.startsWith("gmake[");
  }

  private static Location place(String line) {
    return isMake(line) ? null : CLocation.of(line);
  }

  private static Failure build(Log log, int index, String message) {
    // Said only where make gives up at once, not where it goes on (-k).
    String what = message.endsWith("Stop.") ? message.substring(0, message.length() - 5) : message;
    return Failure.of(Kind.BUILD_ERROR, what.strip(), log.number(index));
  }

  private static Failure wrapper(Log log, int index, String message, String target, String exit) {
    Failure said = SaidError.above(log, index, () -> RunningProgram.around(log, index));
    if (said != null) {
      return said;
    }
    String digits = exit.substring(0, Text.digitsEnd(exit, 0));
    return Failure.of(Kind.COMMAND_FAILED, message, log.number(index))
        .withFact(Fact.COMMAND, target)
        .withFact(Fact.EXIT, digits.isEmpty() ? null : digits)
        .asWeak();
  }
}

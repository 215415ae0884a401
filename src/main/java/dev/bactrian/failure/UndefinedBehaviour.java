package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/** UndefinedBehaviorSanitizer: {@code a.c:1:2: runtime error: signed integer overflow: ..}. */
final class UndefinedBehaviour implements Format {

  private static final String MARK = ": runtime error: ";

  @Override
  public String name() {
    return "UndefinedBehaviorSanitizer";
  }

  @Override
  public List<String> triggers() {
    return List.of(MARK);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    int at = line.indexOf(MARK);
    String[] place = line.substring(0, Math.max(at, 0)).split(":", 4);
    if (place.length < 2 || LineText.number(place[1], 0) == null) {
      return;
    }
    found.accept(
        Failure.of(
                Kind.UNDEFINED_BEHAVIOUR,
                "runtime error: " + LineText.after(line, MARK),
                log.number(index))
            .withLocation(new Location(place[0], LineText.number(place[1], 0)))
            .withFrames(SanitizerFrames.read(log, index + 1, 1)));
  }
}

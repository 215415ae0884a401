package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * A rule's command below the rule itself. Since 3.0 dune shows the place in the {@code dune} file
 * and then what the command printed; how it ended only where it printed nothing
 * (src/dune_engine/process.ml).
 */
final class DuneAction implements Format {

  /** What dune or a compiler says of the place, and no command. */
  private static final List<String> ABOUT_THE_PLACE = List.of("Error", "Warning", "Alert", "Hint");

  @Override
  public String name() {
    return "dune action";
  }

  @Override
  public List<String> triggers() {
    return List.of("dune\", line ");
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    SourceLocation place = SourceLocation.parse(log.line(index));
    if (place == null || place.file() == null || !Text.basename(place.file()).equals("dune")) {
      return;
    }
    int output = behindExcerpt(log, index + 1);
    boolean rule = output > index + 1 && output < log.size();
    if (!rule || ABOUT_THE_PLACE.stream().anyMatch(log.line(output)::startsWith)) {
      return;
    }
    Failure said = SaidError.below(log, output, () -> DuneRule.program(log, index + 1, output));
    if (said != null) {
      found.accept(said);
    }
  }

  private static int behindExcerpt(Log log, int from) {
    int i = from;
    while (i < log.size() && SourceLocation.isExcerpt(log.line(i))) {
      i++;
    }
    return i;
  }
}

package dev.bactrian.command;

import dev.bactrian.comment.CommandAnswers;
import dev.bactrian.report.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /not-duplicate [#N]}: this is another bug; remembered for good. */
final class NotDuplicateCommand implements Command {

  @Override
  public String name() {
    return "not-duplicate";
  }

  @Override
  public String arguments() {
    return "[#N]";
  }

  @Override
  public String help() {
    return "says that this is another bug than that report, or than all that were suggested; it is"
        + " never suggested again";
  }

  @Override
  public Right right() {
    return Right.AUTHOR;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    List<Post> others = new ArrayList<>();
    if (arguments.isEmpty()) {
      others.addAll(bench.suggested());
      bench.duplicateOf().ifPresent(others::add);
      if (others.isEmpty()) {
        return CommandAnswers.nothingSuggested();
      }
    } else {
      Optional<Post> named = bench.find(arguments.getFirst());
      if (named.isEmpty()) {
        return CommandAnswers.unknownReport(arguments.getFirst());
      }
      others.add(named.get());
    }
    bench.reject(others);
    return "";
  }
}

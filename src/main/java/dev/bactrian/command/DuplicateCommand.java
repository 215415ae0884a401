package dev.bactrian.command;

import dev.bactrian.comment.CommandAnswers;
import dev.bactrian.report.Post;
import java.util.List;
import java.util.Optional;

/** {@code /duplicate #N}: this is the same bug. */
final class DuplicateCommand implements Command {

  @Override
  public String name() {
    return "duplicate";
  }

  @Override
  public String arguments() {
    return "#N";
  }

  @Override
  public String help() {
    return "says that this is the same bug as another report, links the two and, where the"
        + " repository's file allows it, closes this one";
  }

  @Override
  public Right right() {
    return Right.TRIAGE;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    if (arguments.isEmpty()) {
      return CommandAnswers.usage(name(), arguments());
    }
    Optional<Post> named = bench.find(arguments.getFirst());
    if (named.isEmpty()) {
      return CommandAnswers.unknownReport(arguments.getFirst());
    }
    Post canonical = bench.canonical(named.get());
    return switch (bench.markDuplicate(canonical)) {
      case CLOSED, LINKED -> CommandAnswers.duplicate(bench.subject(), canonical);
      case CIRCLE -> CommandAnswers.circle();
    };
  }
}

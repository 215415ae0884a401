package dev.bactrian.command;

import dev.bactrian.comment.CommandAnswers;
import dev.bactrian.report.Post;
import java.util.List;
import java.util.Optional;

/** {@code /unlink #N}: takes back what {@code /link} made. */
final class UnlinkCommand implements Command {

  @Override
  public String name() {
    return "unlink";
  }

  @Override
  public String arguments() {
    return "#N";
  }

  @Override
  public String help() {
    return "takes such links to another report back";
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
    return bench.unlink(named.get()) ? "" : CommandAnswers.notLinked();
  }
}

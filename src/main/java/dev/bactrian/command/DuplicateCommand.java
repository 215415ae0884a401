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
    return "says that this is the same bug as another report, links the two and closes this one";
  }

  @Override
  public Right right() {
    return Right.AUTHOR;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    return mark(bench, arguments, this, false);
  }

  /** Also for {@code /merge}. */
  static String mark(Bench bench, List<String> arguments, Command command, boolean merge) {
    List<String> words = Reports.words(arguments);
    if (words.isEmpty()) {
      return CommandAnswers.usage(command.name(), command.arguments());
    }
    Optional<Post> named = bench.find(words.getFirst());
    if (named.isEmpty()) {
      return CommandAnswers.unknownReport(words.getFirst());
    }
    Post canonical = bench.canonical(named.get());
    return switch (bench.markDuplicate(canonical, merge)) {
      case CLOSED, LINKED -> CommandAnswers.duplicate(bench.subject(), canonical);
      case STAYS_OPEN -> CommandAnswers.duplicateStaysOpen(bench.subject(), canonical);
      case ALREADY -> "";
      case CIRCLE -> CommandAnswers.circle();
    };
  }
}

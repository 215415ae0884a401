package dev.bactrian.command;

import dev.bactrian.comment.CommandAnswers;
import java.util.List;
import java.util.function.Supplier;

/** {@code /help}: the table of commands in words. */
final class HelpCommand implements Command {

  private final Supplier<List<Command>> table;

  HelpCommand(Supplier<List<Command>> table) {
    this.table = table;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "shows this";
  }

  @Override
  public Right right() {
    return Right.ANYONE;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    return CommandAnswers.help(
        table.get().stream()
            .map(
                one ->
                    new CommandAnswers.HelpLine(
                        one.name(), one.arguments(), one.help(), one.right().words()))
            .toList());
  }
}

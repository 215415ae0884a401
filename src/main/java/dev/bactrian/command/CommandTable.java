package dev.bactrian.command;

import dev.bactrian.comment.CommandAnswers;
import dev.bactrian.config.DidYouMean;
import java.util.List;
import java.util.Optional;

/** The one table of commands, in the order of the help. Immutable. */
public final class CommandTable {

  private final List<Command> all;

  public CommandTable(CommandAnswers answers) {
    this.all =
        List.of(
            new DuplicateCommand(),
            new NotDuplicateCommand(),
            new ExplainCommand(answers),
            new SignatureCommand(),
            new HelpCommand(this::all));
  }

  public List<Command> all() {
    return all;
  }

  public Optional<Command> find(String name) {
    return all.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  /** The command that a mistyped word may mean. */
  public Optional<String> nearest(String word) {
    return DidYouMean.nearest(word, all.stream().map(Command::name).toList());
  }
}

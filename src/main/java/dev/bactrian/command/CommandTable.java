package dev.bactrian.command;

import dev.bactrian.comment.CommandAnswers;
import dev.bactrian.comment.UndoAnswer;
import dev.bactrian.config.DidYouMean;
import java.util.List;
import java.util.Optional;

/** The one table of commands, in the order of the help. Immutable. */
public final class CommandTable {

  /** {@code /lint} and {@code /hold} are not slips of {@code /link} and {@code /help}. */
  private static final int SHORTEST_FOR_SLIPS = 6;

  private final List<Command> all;

  public CommandTable(CommandAnswers answers, UndoAnswer undone) {
    this.all =
        List.of(
            new DuplicateCommand(),
            new MergeCommand(),
            new NotDuplicateCommand(),
            new LinkCommand(),
            new UnlinkCommand(),
            new ExplainCommand(answers),
            new SignatureCommand(),
            new RelatedCommand(),
            new PackagesCommand(),
            new LabelCommand(),
            new FileCommand(),
            new RescanCommand(),
            new UndoCommand(undone),
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

  /**
   * The same for a word after a slash, which may be another bot's: only one slip, and only in a
   * word long enough that it can hardly be anything else.
   */
  public Optional<String> slip(String word) {
    return DidYouMean.nearest(word, all.stream().map(Command::name).toList())
        .filter(name -> name.length() >= SHORTEST_FOR_SLIPS && word.length() >= SHORTEST_FOR_SLIPS);
  }
}

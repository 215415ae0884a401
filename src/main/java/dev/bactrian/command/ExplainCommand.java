package dev.bactrian.command;

import dev.bactrian.comment.CommandAnswers;
import dev.bactrian.match.Candidate;
import java.util.List;

/** {@code /explain [#N]}: the evidence for and against. */
final class ExplainCommand implements Command {

  private final CommandAnswers answers;

  ExplainCommand(CommandAnswers answers) {
    this.answers = answers;
  }

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String arguments() {
    return "[#N]";
  }

  @Override
  public String help() {
    return "shows the evidence for and against the nearest earlier reports, or one of them, and which"
        + " linked logs were not read";
  }

  @Override
  public Right right() {
    return Right.ANYONE;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    List<Candidate> candidates = bench.candidates();
    if (!arguments.isEmpty()) {
      var named = bench.find(arguments.getFirst());
      if (named.isEmpty()) {
        return CommandAnswers.unknownReport(arguments.getFirst());
      }
      candidates =
          candidates.stream().filter(c -> c.post().key().equals(named.get().key())).toList();
    }
    return answers.explanation(candidates, bench.reasons(), bench.unreadLogs());
  }
}

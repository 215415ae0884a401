package dev.bactrian.command;

import dev.bactrian.comment.LabelAnswers;
import dev.bactrian.triage.LabelSuggestion;
import java.util.List;

/** {@code /label}: the labels that fit, and why; {@code /label accept} takes them. */
final class LabelCommand implements Command {

  private static final String ACCEPT = "accept";

  @Override
  public String name() {
    return "label";
  }

  @Override
  public String arguments() {
    return "[accept]";
  }

  @Override
  public String help() {
    return "shows the labels that fit and why; `accept` takes them, which needs the triage role";
  }

  @Override
  public Right right() {
    return Right.ANYONE;
  }

  @Override
  public Right right(List<String> arguments) {
    return arguments.isEmpty() ? Right.ANYONE : Right.TRIAGE;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    if (!arguments.isEmpty() && !arguments.getFirst().equalsIgnoreCase(ACCEPT)) {
      return LabelAnswers.usage();
    }
    List<LabelSuggestion> labels = bench.labels();
    if (arguments.isEmpty() || labels.isEmpty()) {
      return LabelAnswers.list(labels);
    }
    String named = String.join(" ", arguments.subList(1, arguments.size())).replace("`", "");
    List<LabelSuggestion> taken =
        labels.stream()
            .filter(one -> named.isEmpty() || named.equalsIgnoreCase(one.label()))
            .toList();
    if (taken.isEmpty()) {
      return LabelAnswers.notSuggested(named);
    }
    bench.label(taken);
    return "";
  }
}

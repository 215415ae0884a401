package dev.bactrian.command;

import dev.bactrian.comment.CommandAnswers;
import java.util.List;

/** {@code /signature}: the failures found in this report. */
final class SignatureCommand implements Command {

  @Override
  public String name() {
    return "signature";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "shows the failures found in this report, with their signatures";
  }

  @Override
  public Right right() {
    return Right.ANYONE;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    return CommandAnswers.signatures(
        bench.diagnosis().failures().stream()
            .filter(failure -> !failure.symptom())
            .map(failure -> failure.signature().id())
            .toList());
  }
}

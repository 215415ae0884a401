package dev.bactrian.command;

import java.util.List;

/** {@code /merge #N}: this is the same bug, and what it adds is to be seen over there. */
final class MergeCommand implements Command {

  @Override
  public String name() {
    return "merge";
  }

  @Override
  public String arguments() {
    return "#N";
  }

  @Override
  public String help() {
    return "the same, and says on the other report what this one adds: logs, packages, versions, reproduction";
  }

  @Override
  public Right right() {
    return Right.TRIAGE;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    return DuplicateCommand.mark(bench, arguments, this, true);
  }
}

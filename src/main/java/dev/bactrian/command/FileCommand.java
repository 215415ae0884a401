package dev.bactrian.command;

import java.util.List;

/** {@code /file CAUSE}: the draft report of a cause of failing builds, to the tracker it is for. */
final class FileCommand implements Command {

  @Override
  public String name() {
    return "file";
  }

  @Override
  public String arguments() {
    return "[CAUSE]";
  }

  @Override
  public String help() {
    return "files the draft report of a cause of failing builds, once, in the tracker that it"
        + " belongs to; without a cause it lists those that no report covers";
  }

  @Override
  public Right right() {
    return Right.TRIAGE;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    return bench.file(arguments.isEmpty() ? "" : arguments.getFirst());
  }
}

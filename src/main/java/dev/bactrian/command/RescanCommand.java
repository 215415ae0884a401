package dev.bactrian.command;

import java.util.List;

/** {@code /rescan}: the report, or a log behind one of its links, has changed. */
final class RescanCommand implements Command {

  @Override
  public String name() {
    return "rescan";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "reads the report and the logs it names again";
  }

  @Override
  public Right right() {
    return Right.AUTHOR;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    bench.rescan();
    return "";
  }
}

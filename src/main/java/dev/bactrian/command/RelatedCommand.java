package dev.bactrian.command;

import java.util.List;

/** {@code /related}: related reports. */
final class RelatedCommand implements Command {

  @Override
  public String name() {
    return "related";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "shows what people linked to this report, and reports that may be related without being the same bug";
  }

  @Override
  public Right right() {
    return Right.ANYONE;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    return bench.related();
  }
}

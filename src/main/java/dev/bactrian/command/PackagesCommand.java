package dev.bactrian.command;

import java.util.List;

/** {@code /packages}: the packages concerned. */
final class PackagesCommand implements Command {

  @Override
  public String name() {
    return "packages";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "shows the packages that this report concerns, the most needed first";
  }

  @Override
  public Right right() {
    return Right.ANYONE;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    return bench.packages();
  }
}

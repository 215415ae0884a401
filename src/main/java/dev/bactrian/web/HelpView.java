package dev.bactrian.web;

import java.util.List;

/** The commands of the table, in their order. */
public record HelpView(List<Line> commands) {

  /** One command. */
  public record Line(String usage, String help, String who) {}
}

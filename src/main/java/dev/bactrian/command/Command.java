package dev.bactrian.command;

import java.util.List;

/** One slash command. Stateless and thread-safe. */
public interface Command {

  /** Without the slash. */
  String name();

  /** What may follow the name, such as {@code #N}; empty if nothing. */
  String arguments();

  /** What it does, for the help: one sentence without its full stop. */
  String help();

  /** Who may use it. */
  Right right();

  /** The same for these arguments, where some ask for more. */
  default Right right(List<String> arguments) {
    return right();
  }

  /**
   * Does it. Called again after a failure: its effects must happen once.
   *
   * @return what to answer; empty where a reaction says enough
   */
  String run(Bench bench, List<String> arguments);
}

package dev.bactrian.command;

import java.util.List;

/** The words that name a report. */
final class Reports {

  private Reports() {}

  /** Without the "of" that people put before it, as in {@code /duplicate of #12}. */
  static List<String> words(List<String> arguments) {
    boolean of = !arguments.isEmpty() && arguments.getFirst().equalsIgnoreCase("of");
    return of ? arguments.subList(1, arguments.size()) : arguments;
  }
}

package dev.bactrian.cli;

import dev.bactrian.ci.Cause;
import dev.bactrian.ci.Comparison;
import java.io.PrintWriter;

/** A comparison as a plain table for the terminal. */
final class ComparisonTable {

  private ComparisonTable() {}

  static void print(Comparison comparison, PrintWriter out) {
    boolean oneRun = comparison.stock().run().equals(comparison.variant().run());
    out.printf(
        "%d packages are good on %s and fail on %s, for %d causes; %d are the other way round.%n%n",
        comparison.regressions().size(),
        name(comparison.stock(), oneRun),
        name(comparison.variant(), oneRun),
        comparison.causes().size(),
        comparison.fixed().size());
    out.printf(
        "%8s  %5s  %8s  %-14s  %-20s  %s%n",
        "packages", "alone", "needs it", "fault", "culprit", "cause");
    for (Cause cause : comparison.causes()) {
      int needs = cause.impact().reverseDependencies();
      out.printf(
          "%8d  %5d  %8s  %-14s  %-20s  %s%n",
          cause.packages(),
          cause.impact().alone(),
          needs < 0 ? "?" : String.valueOf(needs),
          cause.blame().fault().id(),
          cause.culprit() == null ? "-" : cause.culprit(),
          cause.signature());
    }
    for (String note : comparison.notes()) {
      out.printf("%nPartial result: %s%n", note);
    }
  }

  private static String name(Comparison.Column column, boolean oneRun) {
    return oneRun ? column.compiler() : column.compiler() + " of run " + column.run();
  }
}

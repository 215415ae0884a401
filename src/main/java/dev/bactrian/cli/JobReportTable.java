package dev.bactrian.cli;

import dev.bactrian.ci.Cause;
import dev.bactrian.ci.job.CiJob;
import dev.bactrian.ci.job.JobReport;
import dev.bactrian.ci.job.Outcome;
import dev.bactrian.ci.job.Variant;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An explained build as plain tables for the terminal. */
final class JobReportTable {

  private static final int WIDEST = 48;
  private static final int SHOWN = 3;

  /** Rows of nothing else are counted only. */
  private static final Set<Outcome> OF_NO_NEWS = Set.of(Outcome.PASSED, Outcome.BLOCKED);

  private JobReportTable() {}

  static void print(JobReport report, PrintWriter out) {
    String outcomes =
        Arrays.stream(Outcome.values())
            .filter(outcome -> report.count(outcome) > 0)
            .map(outcome -> report.count(outcome) + " " + outcome.id())
            .collect(Collectors.joining(", "));
    out.printf(
        "%s%s on %s: %d jobs (%s), %d %s.%n",
        report.build().subject(),
        report.build().commit().isEmpty() ? "" : " at " + report.build().commit(),
        report.build().source(),
        report.jobs().size(),
        outcomes.isEmpty() ? "none" : outcomes,
        report.causes().size(),
        report.causes().size() == 1 ? "cause" : "causes");
    jobs(report, out);
    causes(report, out);
    if (!report.regressions().isEmpty()) {
      out.printf("%nGood on stock, failing on multicore:%n");
      report
          .regressions()
          .forEach(
              one ->
                  out.printf(
                      "  %s: good on %s, fails on %s%n", one.row(), one.stock(), one.variant()));
    }
    for (String note : report.notes()) {
      out.printf("%nPartial result: %s%n", note);
    }
  }

  /**
   * What is built and where, against compilers, stock ones first; rows without news are counted.
   */
  private static void jobs(JobReport report, PrintWriter out) {
    SortedSet<String> stock = new TreeSet<>();
    SortedSet<String> multicore = new TreeSet<>();
    Map<String, Map<String, Outcome>> rows = new LinkedHashMap<>();
    for (JobReport.Line line : report.jobs()) {
      CiJob job = line.job();
      Variant variant = job.variant();
      String compiler = variant.compiler() == null ? "" : variant.compiler();
      (variant.isMulticore() ? multicore : stock).add(compiler);
      // Where the name says no compiler, the job's own name says more than its row.
      String row = variant.compiler() == null ? job.id() : job.row();
      rows.computeIfAbsent(row, name -> new LinkedHashMap<>())
          .merge(compiler, job.outcome(), JobReportTable::worse);
    }
    List<Map.Entry<String, Map<String, Outcome>>> shown =
        rows.entrySet().stream()
            .filter(row -> row.getValue().values().stream().anyMatch(o -> !OF_NO_NEWS.contains(o)))
            .toList();
    List<String> columns = new ArrayList<>(stock);
    columns.addAll(multicore);
    columns.removeIf(one -> shown.stream().noneMatch(row -> row.getValue().containsKey(one)));
    if (!shown.isEmpty()) {
      int width =
          Math.min(WIDEST, shown.stream().mapToInt(row -> row.getKey().length()).max().orElse(0));
      out.printf("%n%-" + Math.max(width, 3) + "s", "job");
      columns.forEach(column -> out.printf("  %-12s", column));
      out.println();
      for (var row : shown) {
        out.printf("%-" + Math.max(width, 3) + "s", cut(row.getKey(), width));
        for (String column : columns) {
          Outcome outcome = row.getValue().get(column);
          out.printf("  %-12s", outcome == null ? "-" : outcome.id());
        }
        out.println();
      }
    }
    long passed = rows.values().stream().filter(row -> isAll(row, Outcome.PASSED)).count();
    long waited = rows.size() - shown.size() - passed;
    if (passed > 0) {
      out.printf("%d %s passed everywhere.%n", passed, passed == 1 ? "row" : "rows");
    }
    if (waited > 0) {
      out.printf("%d more %s only waited for what failed.%n", waited, waited == 1 ? "row" : "rows");
    }
  }

  private static boolean isAll(Map<String, Outcome> row, Outcome outcome) {
    return row.values().stream().allMatch(one -> one == outcome);
  }

  private static Outcome worse(Outcome one, Outcome other) {
    return one == Outcome.FAILED || other == Outcome.PASSED ? one : other;
  }

  private static void causes(JobReport report, PrintWriter out) {
    if (report.causes().isEmpty()) {
      return;
    }
    out.printf("%n%6s  %7s  %-14s  %-24s  %s%n", "failed", "blocked", "fault", "culprit", "cause");
    for (JobReport.JobCause one : report.causes()) {
      Cause cause = one.cause();
      out.printf(
          "%6d  %7d  %-14s  %-24s  %s%n",
          one.failed().size(),
          one.blocked(),
          cause.blame().fault().id(),
          cause.culprit() == null ? "-" : cause.culprit(),
          cause.signature());
      one.failed().stream().limit(SHOWN).forEach(id -> out.println("          " + job(report, id)));
      if (one.failed().size() > SHOWN) {
        out.printf("          and %d more%n", one.failed().size() - SHOWN);
      }
    }
  }

  private static String job(JobReport report, String id) {
    URI log =
        report.jobs().stream()
            .map(JobReport.Line::job)
            .filter(job -> job.id().equals(id))
            .map(CiJob::log)
            .filter(one -> one != null)
            .findFirst()
            .orElse(null);
    return plain(log == null ? id : id + "  " + log);
  }

  /** What a server sends must not steer the terminal. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "");
  }

  private static String cut(String text, int width) {
    String plain = plain(text);
    return plain.length() <= width ? plain : plain.substring(0, width - 1) + "…";
  }
}

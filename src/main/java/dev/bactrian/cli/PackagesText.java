package dev.bactrian.cli;

import dev.bactrian.ci.Blocked;
import dev.bactrian.ci.PackageSurvey.Bug;
import dev.bactrian.ci.PackageSurvey.Need;
import dev.bactrian.opam.OpamPackage;
import dev.bactrian.store.ReportFacts.Concern;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Packages and bugs for a terminal. What strangers wrote is cleared of what acts on one. */
final class PackagesText {

  private static final int MOST_NAMED = 4;
  private static final int LONGEST_TITLE = 100;

  private PackagesText() {}

  static void all(List<Need> needs, List<Bug> bugs, List<OpamPackage> closed, PrintWriter out) {
    List<Need> kept = needs.stream().filter(need -> !need.keptBy().isEmpty()).toList();
    out.printf("%d packages can't be built with OCaml 5 by their bounds.%n", kept.size());
    if (!kept.isEmpty()) {
      out.printf("%n%9s  %-32s  %s%n", "needed by", "package", "kept back by");
    }
    for (Need need : kept) {
      out.printf(
          "%9d  %-32s  %s%n",
          need.reverseDependencies(),
          need.name() + "." + need.known().map(OpamPackage::version).orElse("?"),
          keptBy(need));
    }
    List<Need> failing = needs.stream().filter(need -> !need.builds().isEmpty()).toList();
    out.printf("%n%d packages fail on one compiler and build on another.%n", failing.size());
    for (Need need : failing) {
      need.builds().forEach(one -> out.printf("%9d  %s%n", need.reverseDependencies(), build(one)));
    }
    long releases = closed.stream().mapToLong(one -> one.closedReleases().size()).sum();
    if (releases > 0) {
      out.printf(
          "%n%d releases of %d packages say by their bounds that they are not for OCaml 5"
              + " (--json names them).%n",
          releases, closed.size());
    }
    out.printf("%n%d open bugs for which packages wait.%n", bugs.size());
    if (!bugs.isEmpty()) {
      out.printf("%n%9s  %s%n", "waiting", "bug");
    }
    bugs.forEach(bug -> print(bug, out));
  }

  static void one(Need need, List<Bug> bugs, PrintWriter out) {
    out.printf(
        "%s%s, needed by %d packages%n",
        need.name(),
        need.known().map(one -> "." + one.version()).orElse(" (not in the opam repository)"),
        need.reverseDependencies());
    need.known()
        .ifPresent(
            one -> {
              out.printf(
                  "  OCaml 5:  %s%s%n",
                  words(one), one.bounds().isEmpty() ? "" : " (" + one.bounds() + ")");
              one.home().ifPresent(home -> out.printf("  tracker:  %s%n", home));
            });
    if (need.keptBy().stream().anyMatch(one -> !one.name().equals(need.name()))) {
      out.printf("  kept from OCaml 5 by  %s%n", keptBy(need));
    }
    need.known()
        .filter(one -> !one.closedReleases().isEmpty())
        .ifPresent(
            one ->
                out.printf(
                    "  releases not for OCaml 5:  %s%n", String.join(", ", one.closedReleases())));
    need.builds().forEach(one -> out.printf("  %s%n", build(one)));
    for (Concern one : need.reports()) {
      out.printf(
          "  %s %s  %s#%d  %s%n",
          one.open() ? "open  " : "closed",
          one.failing() ? "fails in" : "named in",
          one.repository(),
          one.issue().number(),
          plain(one.title()));
    }
    if (!bugs.isEmpty()) {
      out.printf("%n%9s  %s%n", "waiting", "bug");
      bugs.forEach(bug -> print(bug, out));
    }
  }

  /** {@code lwt.5.7 fails on 5.2 since 2026-03-20 (run R, good in run Q): cause}. */
  private static String build(Blocked one) {
    return "%s %s on %s since %s (run %s%s)%s"
        .formatted(
            one.release(),
            one.state().equals("partial") ? "is held up" : "fails",
            one.compiler(),
            one.since().startedAt().toString().substring(0, 10),
            one.since().run(),
            one.lastGood() == null ? "" : ", good in run " + one.lastGood().run(),
            one.causes().isEmpty() ? "" : ": " + plain(String.join("; ", one.causes())));
  }

  private static String words(OpamPackage one) {
    return switch (one.ocaml5()) {
      case UNSTATED -> "no bound says anything";
      case YES -> "let in by its bounds";
      case ONLY -> "needed by its bounds";
      case LIMITED -> "let in by its bounds, but not its newest versions";
      case NO -> "kept out by its bounds";
    };
  }

  private static String keptBy(Need need) {
    return need.keptBy().stream()
            .limit(MOST_NAMED)
            .map(
                one ->
                    one.name().equals(need.name())
                        ? "its own bound " + one.bounds()
                        : one.name() + " " + one.bounds())
            .collect(Collectors.joining("; "))
        + (need.keptBy().size() > MOST_NAMED ? "; ..." : "");
  }

  private static void print(Bug bug, PrintWriter out) {
    out.printf("%9d  %s  %s%n", bug.waiting(), bug.report(), plain(bug.title()));
    out.printf(
        "%9s  %s%n",
        "",
        bug.packages().stream()
                .limit(MOST_NAMED)
                .map(one -> one.name() + " (" + one.reverseDependencies() + ")")
                .collect(Collectors.joining(", "))
            + (bug.packages().size() > MOST_NAMED ? ", ..." : ""));
  }

  private static String plain(String title) {
    String line = title.replaceAll("\\p{C}", " ").replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
  }
}

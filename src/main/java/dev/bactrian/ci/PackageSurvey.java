package dev.bactrian.ci;

import dev.bactrian.opam.Ocaml5;
import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.Packages;
import dev.bactrian.store.CauseReports.CauseReport;
import dev.bactrian.store.CauseReports.State;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.ReportFacts.Concern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the packages need and which bugs they wait for: the opam repository's metadata beside what
 * public reports say and the builds of the newest runs show. Immutable.
 */
public final class PackageSurvey {

  private final Packages packages;
  private final List<Concern> concerns;
  private final List<Blocked> blocked;
  private final Map<String, List<Blocked>> blockedByName;
  private final List<CauseReport> covered;

  /**
   * @param concerns of public reports
   * @param blocked in the newest runs
   * @param covered causes and the reports that speak of them
   */
  public PackageSurvey(
      Packages packages, List<Concern> concerns, List<Blocked> blocked, List<CauseReport> covered) {
    this.packages = packages;
    this.concerns = List.copyOf(concerns);
    this.blocked = List.copyOf(blocked);
    this.blockedByName = blocked.stream().collect(Collectors.groupingBy(Blocked::name));
    this.covered = covered.stream().filter(one -> one.number() > 0).toList();
  }

  /**
   * A package, and what is known of its way to OCaml 5.
   *
   * @param reverseDependencies how many packages need it, directly or not
   * @param known what the opam repository says; empty where it has no such package
   * @param keptBy the packages whose bounds keep it from OCaml 5: itself, or what it needs
   * @param reports about it, open ones first
   * @param builds its releases that fail on one compiler only, and since when
   */
  public record Need(
      String name,
      int reverseDependencies,
      Optional<OpamPackage> known,
      List<OpamPackage> keptBy,
      List<Concern> reports,
      List<Blocked> builds) {

    /** True if anything stands in its way or somebody reported something. */
    boolean isWorthSaying() {
      return !keptBy.isEmpty() || !builds.isEmpty() || reports.stream().anyMatch(Concern::open);
    }
  }

  /**
   * An open bug and who waits for it.
   *
   * @param report as {@code owner/name#N}
   * @param packages that fail in it or in builds with the causes it speaks of or, where none does,
   *     that it names; most needed first
   * @param waiting how many packages there are with all that need these
   */
  public record Bug(String report, String title, List<Waiting> packages, int waiting) {}

  /** A package that waits. */
  public record Waiting(String name, boolean failing, int reverseDependencies) {}

  /** True if an opam repository was imported. */
  public boolean knowsPackages() {
    return !packages.isEmpty();
  }

  /** The package; empty if neither the opam repository nor a report knows it. */
  public Optional<Need> need(String name) {
    Need need = need(name, reports(name));
    return need.known().isEmpty() && need.reports().isEmpty() && need.builds().isEmpty()
        ? Optional.empty()
        : Optional.of(need);
  }

  /** Every package that something keeps from OCaml 5 or an open report is about. */
  public List<Need> needs() {
    Set<String> names = new TreeSet<>();
    packages.all().forEach(one -> names.add(one.name()));
    concerns.forEach(one -> names.add(one.packageName()));
    blocked.forEach(one -> names.add(one.name()));
    Map<String, List<Concern>> byPackage = new TreeMap<>();
    concerns.forEach(
        one -> byPackage.computeIfAbsent(one.packageName(), any -> new ArrayList<>()).add(one));
    return names.stream()
        .filter(name -> !isCompiler(name))
        .map(name -> need(name, sorted(byPackage.getOrDefault(name, List.of()))))
        .filter(Need::isWorthSaying)
        .sorted(
            Comparator.comparingInt(Need::reverseDependencies).reversed().thenComparing(Need::name))
        .toList();
  }

  /** Open bugs for which packages wait, the most needed first. */
  public List<Bug> bugs() {
    Map<IssueKey, List<Concern>> byReport = new LinkedHashMap<>();
    concerns.stream()
        .filter(Concern::open)
        .filter(one -> !isCompiler(one.packageName()))
        // Where the packages are known, a word that is none of them is no package.
        .filter(one -> packages.isEmpty() || packages.contains(one.packageName()))
        .forEach(one -> byReport.computeIfAbsent(one.issue(), any -> new ArrayList<>()).add(one));
    Map<String, Bug> bugs = new TreeMap<>();
    byReport.values().stream().map(this::told).forEach(bug -> bugs.put(bug.report(), bug));
    covered.stream()
        .filter(one -> one.state() == State.RED)
        .map(this::built)
        .filter(bug -> !bug.packages().isEmpty())
        .forEach(bug -> bugs.merge(bug.report(), bug, this::both));
    return bugs.values().stream()
        .sorted(Comparator.comparingInt(Bug::waiting).reversed().thenComparing(Bug::report))
        .toList();
  }

  /** Packages of which releases say by their bounds that they are not for OCaml 5. */
  public List<OpamPackage> closedToOcaml5() {
    return packages.all().stream()
        .filter(one -> one.ocaml5() == Ocaml5.NO || !one.closedReleases().isEmpty())
        .toList();
  }

  /** Everything depends on the compiler: a report that names it says nothing about packages. */
  private boolean isCompiler(String name) {
    return packages.get(name).map(OpamPackage::isCompiler).orElse(OpamPackage.isCompiler(name));
  }

  /** What a report says itself. */
  private Bug told(List<Concern> all) {
    boolean anyFails = all.stream().anyMatch(Concern::failing);
    Concern first = all.getFirst();
    return bug(
        first.repository() + "#" + first.issue().number(),
        first.title(),
        all.stream()
            .filter(one -> one.failing() == anyFails)
            .map(one -> waiting(one.packageName(), one.failing()))
            .toList());
  }

  /** What fails with the cause that a report speaks of. */
  private Bug built(CauseReport report) {
    return bug(
        report.repository() + "#" + report.number(),
        report.cause(),
        blocked.stream()
            .filter(one -> one.causes().contains(report.cause()))
            .map(Blocked::name)
            .distinct()
            .map(name -> waiting(name, true))
            .toList());
  }

  /** Of a report that is known its own title stays. */
  private Bug both(Bug told, Bug built) {
    Map<String, Waiting> all = new TreeMap<>();
    told.packages().stream().filter(Waiting::failing).forEach(one -> all.put(one.name(), one));
    built.packages().forEach(one -> all.put(one.name(), one));
    return bug(told.report(), told.title(), List.copyOf(all.values()));
  }

  private Waiting waiting(String name, boolean failing) {
    return new Waiting(name, failing, packages.waiting(name));
  }

  private Bug bug(String report, String title, List<Waiting> named) {
    return new Bug(
        report,
        title,
        named.stream()
            .sorted(
                Comparator.comparingInt(Waiting::reverseDependencies)
                    .reversed()
                    .thenComparing(Waiting::name))
            .toList(),
        all(named));
  }

  /** How many these are with all that need them, each counted once. */
  private int all(List<Waiting> named) {
    if (named.size() == 1) {
      return 1 + named.getFirst().reverseDependencies();
    }
    Set<String> all = new HashSet<>();
    for (Waiting one : named) {
      all.add(one.name());
      all.addAll(packages.reverseDependencies(one.name()));
    }
    return all.size();
  }

  private Need need(String name, List<Concern> reports) {
    return new Need(
        name,
        packages.waiting(name),
        packages.get(name),
        packages.keptFromOcaml5(name),
        reports,
        blockedByName.getOrDefault(name, List.of()));
  }

  private List<Concern> reports(String name) {
    return sorted(concerns.stream().filter(one -> one.packageName().equals(name)).toList());
  }

  /** Open before closed, those in which it fails before those that name it. */
  private static List<Concern> sorted(List<Concern> concerns) {
    return concerns.stream()
        .sorted(Comparator.comparing(Concern::open).thenComparing(Concern::failing).reversed())
        .toList();
  }
}

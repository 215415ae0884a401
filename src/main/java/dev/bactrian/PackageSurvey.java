package dev.bactrian;

import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.Packages;
import dev.bactrian.store.Database;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.ReportFacts.Concern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the packages need and which bugs they wait for: the opam repository's metadata beside what
 * public reports say. Reads only; a serving process is not disturbed.
 */
public final class PackageSurvey {

  private final Packages packages;
  private final List<Concern> concerns;

  PackageSurvey(Packages packages, List<Concern> concerns) {
    this.packages = packages;
    this.concerns = concerns;
  }

  /** Reads what is on disk now. */
  public static PackageSurvey read(DeploymentConfig config) {
    try (Database database = DataDirectory.database(config)) {
      return new PackageSurvey(
          DataDirectory.packages(config), new ReportFacts(database.jdbi()).concerns());
    }
  }

  /**
   * A package, and what is known of its way to OCaml 5.
   *
   * @param reverseDependencies how many packages need it, directly or not
   * @param known what the opam repository says; empty where it has no such package
   * @param keptBy the packages whose bounds keep it from OCaml 5: itself, or what it needs
   * @param reports about it, open ones first
   */
  public record Need(
      String name,
      int reverseDependencies,
      Optional<OpamPackage> known,
      List<OpamPackage> keptBy,
      List<Concern> reports) {

    /** True if anything stands in its way or somebody reported something. */
    boolean isWorthSaying() {
      return !keptBy.isEmpty() || reports.stream().anyMatch(Concern::open);
    }
  }

  /**
   * An open bug and who waits for it.
   *
   * @param report as {@code owner/name#N}
   * @param packages that fail in it or, where none does, that it names; most needed first
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
    return need.known().isEmpty() && need.reports().isEmpty()
        ? Optional.empty()
        : Optional.of(need);
  }

  /** Every package that something keeps from OCaml 5 or an open report is about. */
  public List<Need> needs() {
    Set<String> names = new TreeSet<>();
    packages.all().forEach(one -> names.add(one.name()));
    concerns.forEach(one -> names.add(one.packageName()));
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
    return byReport.values().stream()
        .map(this::bug)
        .sorted(Comparator.comparingInt(Bug::waiting).reversed().thenComparing(Bug::report))
        .toList();
  }

  /** Everything depends on the compiler: a report that names it says nothing about packages. */
  private boolean isCompiler(String name) {
    return packages.get(name).map(OpamPackage::isCompiler).orElse(OpamPackage.isCompiler(name));
  }

  private Bug bug(List<Concern> all) {
    boolean anyFails = all.stream().anyMatch(Concern::failing);
    Set<String> waiting = new TreeSet<>();
    List<Waiting> named = new ArrayList<>();
    for (Concern one : all) {
      if (one.failing() == anyFails) {
        Set<String> behind = packages.reverseDependencies(one.packageName());
        named.add(new Waiting(one.packageName(), one.failing(), behind.size()));
        waiting.add(one.packageName());
        waiting.addAll(behind);
      }
    }
    named.sort(
        Comparator.comparingInt(Waiting::reverseDependencies)
            .reversed()
            .thenComparing(Waiting::name));
    Concern first = all.getFirst();
    return new Bug(
        first.repository() + "#" + first.issue().number(), first.title(), named, waiting.size());
  }

  private Need need(String name, List<Concern> reports) {
    return new Need(
        name,
        packages.reverseDependencies(name).size(),
        packages.get(name),
        packages.keptFromOcaml5(name),
        reports);
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

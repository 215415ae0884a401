package dev.bactrian.handler;

import dev.bactrian.ci.Blocked;
import dev.bactrian.comment.PackagesAnswer;
import dev.bactrian.index.Entry;
import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.Packages;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.signature.SignedFailure;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.ReportFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** The packages that a report concerns: in its logs, in its text, and by the dependency graph. */
final class PackageConcerns {

  private static final int MOST_REPORTS = 50;

  private final Packages packages;
  private final ReportFacts facts;
  private final BuildRuns runs;

  PackageConcerns(Packages packages, ReportFacts facts, BuildRuns runs) {
    this.packages = packages;
    this.facts = facts;
    this.runs = runs;
  }

  /**
   * In words.
   *
   * @param entryOf other reports as they are indexed
   * @param mayBeNamed whether another report may be spoken of here
   */
  String answer(
      Entry entry, Function<ReportKey, Optional<Entry>> entryOf, Predicate<Post> mayBeNamed) {
    Map<String, Boolean> found = Concerned.packages(entry);
    // Where the packages are known, a word that is none of them is no package.
    found
        .entrySet()
        .removeIf(
            one -> !one.getValue() && !packages.isEmpty() && !packages.contains(one.getKey()));
    List<Blocked> blocked = found.isEmpty() ? List.of() : Blocked.in(runs, found::containsKey);
    List<PackagesAnswer.Line> lines =
        found.entrySet().stream()
            .map(one -> line(one.getKey(), one.getValue(), found.keySet(), blocked))
            .sorted(
                Comparator.comparing(PackagesAnswer.Line::failing)
                    .thenComparingInt(PackagesAnswer.Line::neededBy)
                    .reversed()
                    .thenComparing(PackagesAnswer.Line::name))
            .toList();
    return PackagesAnswer.render(
        lines, elsewhere(entry, found.keySet(), entryOf, mayBeNamed), !packages.isEmpty());
  }

  private PackagesAnswer.Line line(
      String name, boolean failing, Set<String> others, List<Blocked> blocked) {
    List<String> needs =
        packages.needs(name).stream().map(OpamPackage::name).filter(others::contains).toList();
    List<String> keptBack =
        packages.keptFromOcaml5(name).stream().map(one -> one.name() + " " + one.bounds()).toList();
    return new PackagesAnswer.Line(
        name,
        failing,
        needs,
        packages.reverseDependencies(name).size(),
        packages.get(name).flatMap(OpamPackage::home).orElse(null),
        keptBack,
        blocked.stream()
            .filter(one -> one.name().equals(name))
            .map(
                one ->
                    new PackagesAnswer.Build(
                        one.release(),
                        one.compiler(),
                        one.since().startedAt().toString().substring(0, 10)))
            .toList());
  }

  /** Packages that fail in other reports with the signature of this one's cause. */
  private List<String> elsewhere(
      Entry entry,
      Set<String> here,
      Function<ReportKey, Optional<Entry>> entryOf,
      Predicate<Post> mayBeNamed) {
    Optional<SignedFailure> cause = entry.diagnosis().cause();
    if (cause.isEmpty() || cause.get().signature().weak()) {
      return List.of();
    }
    Set<String> names = new TreeSet<>();
    List<IssueKey> same = facts.withSignature(cause.get().signature().id());
    for (IssueKey key : same.stream().limit(MOST_REPORTS).toList()) {
      entryOf
          .apply(Tracker.key(key))
          .filter(other -> mayBeNamed.test(other.report().post()))
          .ifPresent(
              other ->
                  Concerned.packages(other)
                      .forEach(
                          (name, failing) -> {
                            if (failing) {
                              names.add(name);
                            }
                          }));
    }
    names.removeAll(here);
    return List.copyOf(names);
  }
}

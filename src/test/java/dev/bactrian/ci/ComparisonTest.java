package dev.bactrian.ci;

import static dev.bactrian.ci.MiniatureWorkdir.NEW;
import static dev.bactrian.ci.MiniatureWorkdir.OLD;
import static dev.bactrian.ci.MiniatureWorkdir.failing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.opam.CompilerBound;
import dev.bactrian.opam.Ocaml5;
import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.Packages;
import dev.bactrian.signature.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Causes: how far each reaches and whose fault it is. */
class ComparisonTest {

  @TempDir Path folder;

  private MiniatureWorkdir workdir;
  private HealthCheckSource source;

  @BeforeEach
  void lay_out() throws IOException {
    workdir = MiniatureWorkdir.of(folder);
    source = new HealthCheckDirectory(folder);
  }

  @Test
  void each_cause_says_what_would_turn_green() throws IOException {
    Comparison comparison = compare();

    assertThat(comparison.causes())
        .extracting(Cause::culprit, Cause::impact)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("dates", new Impact(3, 2, 2, 17)),
            org.assertj.core.groups.Tuple.tuple("maps", new Impact(2, 1, 2, -1)));
    assertThat(comparison.regressions())
        .filteredOn(one -> one.packageName().equals("atlas.0.9"))
        .singleElement()
        .extracting(one -> one.causes().size())
        .isEqualTo(2);
  }

  @Test
  void what_a_release_took_away_and_an_upper_bound_are_reasons() throws IOException {
    Comparison comparison = compare();

    assertThat(comparison.causes())
        .extracting(Cause::blame)
        .containsExactly(
            new Blame(Fault.PACKAGE, "it relies on Pervasives, removed in 5.0", null),
            new Blame(Fault.PACKAGE, "its opam file allows OCaml >= 4.08 & < 5.0 only", null));
  }

  @Test
  void imported_packages_tell_what_the_health_check_does_not() throws IOException {
    Packages packages =
        new Packages(
            List.of(
                known("dates", ">= \"4.08\" & < \"5.0\"", Set.of()),
                known("maps", "", Set.of()),
                known("diary", "", Set.of("maps")),
                known("atlas", "", Set.of("diary"))));
    source = new ImportedPackages(source, packages);

    assertThat(compare().causes())
        .extracting(Cause::culprit, cause -> cause.impact().reverseDependencies())
        .containsExactly(
            // What the health check counted itself goes before.
            org.assertj.core.groups.Tuple.tuple("dates", 17),
            org.assertj.core.groups.Tuple.tuple("maps", 2));
    assertThat(source.opamFile("maps").orElseThrow()).contains("5.0");
    assertThat(source.opamFile("dates").orElseThrow()).contains("< \"5.0\"");
    assertThat(source.opamFile("diary")).isEmpty();
    assertThat(source.runs()).containsExactly(NEW, OLD);
  }

  private static OpamPackage known(String name, String bounds, Set<String> needs) {
    return new OpamPackage(
        name,
        "1.0",
        needs.stream().map(Set::of).toList(),
        Set.of(),
        Set.of(),
        bounds,
        Ocaml5.UNSTATED,
        Set.of(),
        "",
        "",
        List.of());
  }

  @Test
  void the_same_failure_on_stock_is_a_reason() throws IOException {
    String log = failing("wells.1.0", "Unbound value Tent.fold");
    workdir
        .cell(NEW, "4.14", "bad", "wells.1.0", log)
        .cell(NEW, "4.14", "good", "oasis.1.0", "")
        .cell(NEW, "5.2", "partial", "oasis.1.0", log);

    assertThat(compare().causes())
        .filteredOn(cause -> cause.culprit().equals("wells"))
        .singleElement()
        .extracting(cause -> cause.blame().reason())
        .isEqualTo("the same failure occurs on the stock compiler");
  }

  @Test
  void two_runs_of_one_compiler() throws IOException {
    Comparison comparison =
        Comparison.of(source, source.matrix(OLD), "5.2", source.matrix(NEW), "5.2", read -> {});

    assertThat(comparison.regressions())
        .extracting(Regression::packageName)
        .containsExactly("dates.1.0", "diary.2.1");
    assertThat(comparison.fixed()).containsExactly("fine.0.3");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'\"ocaml\" {>= \"4.08\" & < \"5.0\"}', 5.2, >= 4.08 & < 5.0",
        "'\"ocaml\" {>= \"4.08\" & (< \"5.0\" | >= \"5.2\")}', 5.2, -",
        "'\"ocaml\" {= \"5.2.0\"}', 5.2, -",
        "'\"ocaml\" {< \"5.0\" & with-test}', 5.2, -",
        "'\"ocaml\" {< \"5.0\"}', ocaml-base-compiler.5.2.1, < 5.0",
        "'\"ocaml\" {<= \"4.14\"}', 5.0+trunk, <= 4.14",
        "'\"ocaml\" {< \"5.3\"}', 5.2, -",
        "'\"ocaml\" {< \"5.2\"}', 5.2, < 5.2",
        "'\"ocaml\" {>= \"5.0\"}', 5.2, -",
        "'\"dune\" {< \"3.0\"}', 5.2, -",
        "'\"ocaml\" {< \"5.0\"}', trunk, -",
      })
  void upper_bounds(String opamFile, String compiler, String bound) {
    assertThat(CompilerBound.shutsOut("depends: [ " + opamFile + " ]", compiler))
        .isEqualTo(Optional.ofNullable(bound));
  }

  private Comparison compare() throws IOException {
    return Comparison.of(source, source.matrix(NEW), "4.14", "5.2", read -> {});
  }
}

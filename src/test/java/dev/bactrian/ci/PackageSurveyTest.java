package dev.bactrian.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.ci.PackageSurvey.Bug;
import dev.bactrian.ci.PackageSurvey.Need;
import dev.bactrian.ci.PackageSurvey.Waiting;
import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.OpamRepository;
import dev.bactrian.opam.Packages;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.Database;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packages need and wait for, from metadata and reports. */
class PackageSurveyTest {

  private static final Instant MOMENT = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;
  private Database database;
  private ReportFacts facts;
  private BuildRuns runs;
  private Packages packages;

  @BeforeEach
  void open() throws IOException {
    packages = OpamRepository.read(Path.of("src/test/resources/opam/repository"), files -> {});
    database = Database.open(folder.resolve("bactrian.db"));
    facts = new ReportFacts(database.jdbi());
    runs = new BuildRuns(database.jdbi());
    Repositories repositories = new Repositories(database.jdbi());
    repositories.put(new Repositories.Repository(1, 5, "caravan", "compiler", false, false));
    repositories.put(new Repositories.Repository(2, 5, "caravan", "hidden", true, false));
    report(1, 1, "Straps break", null, Map.of("straps", true, "bells", false));
    report(1, 2, "Camel limps", null, Map.of("camel", false, "ocaml", true));
    report(1, 3, "Old story", MOMENT, Map.of("straps", false));
    report(2, 4, "The unspeakable", null, Map.of("straps", true));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void openBugsAreOrderedByWhoWaits() {
    List<Bug> bugs = survey().bugs();
    assertThat(bugs)
        .extracting(Bug::report)
        .containsExactly("caravan/compiler#1", "caravan/compiler#2");
    // Straps, and the three that need them; bells are only named where straps fail.
    assertThat(bugs.getFirst().packages()).containsExactly(new Waiting("straps", true, 3));
    assertThat(bugs.getFirst().waiting()).isEqualTo(4);
    assertThat(bugs.getLast().packages()).containsExactly(new Waiting("camel", false, 1));
  }

  @Test
  void boundsOfWhatIsNeededKeepAPackageBack() {
    Need caravan = survey().need("caravan").orElseThrow();
    assertThat(caravan.keptBy()).extracting(OpamPackage::name).containsExactly("saddle", "camel");
    assertThat(survey().need("saddle").orElseThrow().keptBy())
        .extracting(OpamPackage::name)
        .containsExactly("saddle");
    assertThat(survey().need("straps").orElseThrow().keptBy()).isEmpty();
  }

  @Test
  void privateReportsAreNobodysBusiness() {
    Need straps = survey().need("straps").orElseThrow();
    assertThat(straps.reports())
        .extracting(ReportFacts.Concern::title)
        .containsExactly("Straps break", "Old story");
    assertThat(survey().bugs().toString()).doesNotContain("unspeakable", "hidden");
  }

  @Test
  void onlyWhatIsWorthSayingIsListed() {
    assertThat(survey().needs())
        .extracting(Need::name)
        .containsExactlyInAnyOrder("straps", "saddle", "caravan", "camel", "bells");
    assertThat(survey().need("nowhere")).isEmpty();
  }

  @Test
  void withoutAnOpamRepositoryReportsStillCount() {
    PackageSurvey survey = new PackageSurvey(Packages.NONE, facts.concerns(), List.of(), List.of());
    assertThat(survey.knowsPackages()).isFalse();
    assertThat(survey.bugs()).hasSize(2);
  }

  @Test
  void whatIsReadAgainReplacesWhatWasRead() {
    facts.put(new IssueKey(1, 1), Map.of("camel", true), Set.of("sig"));
    assertThat(survey().need("straps").orElseThrow().reports()).hasSize(1);
    assertThat(facts.withSignature("sig")).containsExactly(new IssueKey(1, 1));
  }

  @Test
  void aBuildIsBlockedSinceTheFirstOfItsFailures() {
    run(1, "good", "good");
    run(2, "bad", "good");
    run(3, "internal-failure", "bad");
    run(4, "bad", "good");
    run(5, "bad", "bad");

    List<Blocked> builds = survey().need("straps").orElseThrow().builds();

    assertThat(builds)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.release()).isEqualTo("straps.1.10.0");
              assertThat(one.compiler()).isEqualTo("5.2");
              assertThat(one.since().run()).isEqualTo("2-r");
              assertThat(one.lastGood().run()).isEqualTo("1-r");
              assertThat(one.causes()).containsExactly("felt · Unbound value Tent.fold");
              assertThat(one.culprits()).containsExactly("felt");
            });
    assertThat(survey().need("wool").orElseThrow().builds())
        .singleElement()
        .extracting(one -> one.since().run(), Blocked::lastGood)
        .containsExactly("5-r", runs.find("here", "4-r").orElseThrow());
    assertThat(survey().need("saddle").orElseThrow().builds()).isEmpty();
  }

  @Test
  void packagesWaitForTheReportThatSpeaksOfTheirCause() {
    run(1, "bad", "good");
    CauseReports covering = new CauseReports(database.jdbi());
    String cause = "felt · Unbound value Tent.fold";
    covering.put(
        new CauseReports.CauseReport(cause, "caravan/compiler", 2, CauseReports.State.RED, MOMENT));
    covering.put(
        new CauseReports.CauseReport(cause, "else/where", 9, CauseReports.State.RED, MOMENT));

    assertThat(survey().bugs())
        .extracting(Bug::report, Bug::title, Bug::waiting)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("caravan/compiler#1", "Straps break", 4),
            org.assertj.core.groups.Tuple.tuple("caravan/compiler#2", "Camel limps", 4),
            org.assertj.core.groups.Tuple.tuple("else/where#9", cause, 4));

    covering.put(
        new CauseReports.CauseReport(cause, "else/where", 9, CauseReports.State.GREEN, MOMENT));
    assertThat(survey().bugs()).extracting(Bug::report).doesNotContain("else/where#9");
  }

  @Test
  void releasesThatAreNotForOcaml5AreNamed() {
    assertThat(survey().closedToOcaml5())
        .filteredOn(one -> one.name().equals("saddle"))
        .singleElement()
        .satisfies(one -> assertThat(one.closedReleases()).containsExactly("1.10.0", "1.0.0"));
  }

  /** Straps are bad or not on 5.2 for want of felt, wool too; saddle is bad everywhere. */
  private void run(int number, String straps, String wool) {
    BuildRuns.Run run =
        runs.put(
            "here",
            number + "-r",
            MOMENT.plusSeconds(number * 86_400L),
            MOMENT,
            List.of(),
            Map.of(
                "straps.1.10.0", Map.of("4.14", "good", "5.2", straps),
                "wool.1", Map.of("4.14", "good", "5.2", wool),
                "saddle.1.10.0", Map.of("4.14", "bad", "5.2", "bad")));
    runs.putFailures(
        run.id(),
        List.of(
            new BuildRuns.Failed(
                new BuildRuns.Cell("straps.1.10.0", "5.2"),
                "felt · Unbound value Tent.fold",
                "felt",
                "compile-error",
                "package",
                null)));
  }

  private PackageSurvey survey() {
    return new PackageSurvey(
        packages,
        facts.concerns(),
        Blocked.in(runs, name -> true),
        new CauseReports(database.jdbi()).all());
  }

  private void report(
      long repository, int number, String title, Instant closed, Map<String, Boolean> packages) {
    IssueKey key = new IssueKey(repository, number);
    new Reports(database.jdbi())
        .put(
            new Reports.Stored(
                key, 0, null, title, "", "ann", MOMENT, MOMENT, closed, null, false, Set.of()));
    facts.put(key, packages, Set.of());
  }
}

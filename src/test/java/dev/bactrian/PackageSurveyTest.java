package dev.bactrian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.PackageSurvey.Bug;
import dev.bactrian.PackageSurvey.Need;
import dev.bactrian.PackageSurvey.Waiting;
import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.OpamRepository;
import dev.bactrian.opam.Packages;
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
  private Packages packages;

  @BeforeEach
  void open() throws IOException {
    packages = OpamRepository.read(Path.of("src/test/resources/opam/repository"), files -> {});
    database = Database.open(folder.resolve("bactrian.db"));
    facts = new ReportFacts(database.jdbi());
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
    PackageSurvey survey = new PackageSurvey(Packages.NONE, facts.concerns());
    assertThat(survey.knowsPackages()).isFalse();
    assertThat(survey.bugs()).hasSize(2);
  }

  @Test
  void whatIsReadAgainReplacesWhatWasRead() {
    facts.put(new IssueKey(1, 1), Map.of("camel", true), Set.of("sig"));
    assertThat(survey().need("straps").orElseThrow().reports()).hasSize(1);
    assertThat(facts.withSignature("sig")).containsExactly(new IssueKey(1, 1));
  }

  private PackageSurvey survey() {
    return new PackageSurvey(packages, facts.concerns());
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

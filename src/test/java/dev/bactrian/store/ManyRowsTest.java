package dev.bactrian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages ask of tables with many rows: each question is one that an index answers. */
class ManyRowsTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir Path folder;
  private Database database;
  private Jdbi jdbi;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("a.db"));
    jdbi = database.jdbi();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void chains_lead_to_their_end_and_back_from_it() {
    Links links = new Links(jdbi);
    repeats(links, 2, 1);
    repeats(links, 3, 2);
    repeats(links, 4, 1);
    repeats(links, 9, 8);
    links.add(new Links.Link(key(7), Links.Type.RELATED, key(1), "tara", NOON));
    assertThat(links.duplicates().repeating(key(1), 10))
        .extracting(link -> link.from().number())
        .containsExactly(2, 4, 3);
    assertThat(links.duplicates().repeating(key(1), 2)).hasSize(2);
    assertThat(links.duplicates().repeating(key(5), 10)).isEmpty();
    DuplicateChains chains = links.duplicates().chains();
    assertThat(chains.canonical(key(3)))
        .isEqualTo(links.duplicates().canonical(key(3)))
        .isEqualTo(key(1));
    assertThat(chains.canonical(key(7))).isEqualTo(key(7));
    assertThat(chains.duplicateOf(key(3))).contains(key(2));
    assertThat(chains.clusters().get(key(1))).hasSize(3).doesNotContain(key(1));
    assertThat(chains.clusters()).containsOnlyKeys(key(1), key(8));
  }

  @Test
  void decisions_wait_as_long_as_their_report_is_open_and_no_duplicate() {
    Decisions decisions = new Decisions(jdbi);
    Reports reports = new Reports(jdbi);
    for (int number = 1; number <= 5; number++) {
      reports.put(report(number, number == 2 ? NOON : null));
      decisions.put(
          new Decisions.Decided(
              key(number),
              NOON.plusSeconds(number),
              number == 3 ? "silent" : "suggest",
              List.of(),
              "[]"));
    }
    repeats(new Links(jdbi), 4, 1);
    assertThat(decisions.waiting(10)).extracting(one -> one.issue().number()).containsExactly(5, 1);
    assertThat(plan("SELECT * FROM decision WHERE word <> 'silent' ORDER BY decided_at DESC"))
        .contains("decision_spoken");
  }

  @Test
  void signatures_are_found_by_words_and_newest_reports_first() {
    new Repositories(jdbi).put(new Repositories.Repository(1, 7, "camel", "a", false, false));
    new Repositories(jdbi).put(new Repositories.Repository(2, 7, "camel", "b", true, false));
    ReportFacts facts = new ReportFacts(jdbi);
    Reports reports = new Reports(jdbi);
    for (int number : List.of(1, 2, 3)) {
      reports.put(report(number, null));
      facts.put(key(number), Map.of(), Set.of("crash in caml_trot [12]"));
    }
    facts.put(new IssueKey(2, 1), Map.of(), Set.of("crash in caml_trot_secretly [13]"));
    assertThat(facts.newestWithSignature("crash in caml_trot [12]"))
        .containsExactly(key(3), key(2), key(1));
    assertThat(facts.publicSignatures("CAML_TROT", 5)).containsExactly("crash in caml_trot [12]");
    assertThat(facts.publicSignatures("caml%", 5)).isEmpty();
  }

  @Test
  void a_run_is_counted_without_its_cells_being_read() {
    BuildRuns runs = new BuildRuns(jdbi);
    BuildRuns.Run run =
        runs.put(
            "here",
            "one",
            NOON,
            NOON,
            List.of(),
            Map.of(
                "a.1", Map.of("4.14", "good", "5.4", "bad"),
                "b.1", Map.of("4.14", "good", "5.4", "internal-failure"),
                "c.1", Map.of("4.14", "good", "5.4", "bad")));
    runs.put("here", "empty", NOON.plusSeconds(9), NOON, List.of(), Map.of());
    runs.putFailures(
        run.id(),
        List.of(
            failed("a.1", "a · timeout of the tests [1]", "timeout", "infrastructure"),
            failed("a.1", "a · no network [2]", "network", "infrastructure"),
            failed("b.1", "a · no network [2]", "network", "infrastructure"),
            failed("c.1", "x · type [3]", "compile-error", "package")));
    assertThat(runs.counted().of("here", 5)).containsExactly(new RunShares.Share(run, 6, 2, 1));
    assertThat(runs.counted().packagesByCause(List.of(run)).get(run.id()))
        .isEqualTo(
            Map.of("a · timeout of the tests [1]", 1, "a · no network [2]", 2, "x · type [3]", 1));
    assertThat(runs.history().carrying("no network [2]", 9)).hasSize(2);
    assertThat(runs.history().carrying("network [2]", 9)).isEmpty();
    assertThat(plan("SELECT * FROM build_failure WHERE signature = 'x'"))
        .contains("build_failure_signature");
  }

  @Test
  void failures_of_before_are_found_by_their_signature() {
    Path old = folder.resolve("old.db");
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + old, null, null)
        .locations("classpath:db/migration")
        .placeholders(Map.of("blob", "BLOB"))
        .target("14")
        .load()
        .migrate();
    Jdbi.create("jdbc:sqlite:" + old)
        .useHandle(
            handle -> {
              handle.execute("INSERT INTO build_run VALUES (1, 'here', 'one', 0, 0, '[]')");
              String failure =
                  "INSERT INTO build_failure (run, package, compiler, cause, culprit, kind, fault)"
                      + " VALUES (1, ?, '5.4', ?, ?, 'k', 'f')";
              handle.execute(failure, "a.1", "dune-x · link: no caml_trot [9]", "dune-x");
              handle.execute(failure, "b.1", "link: no caml_trot [9]", null);
            });
    try (Database now = Database.open(old)) {
      assertThat(new BuildRuns(now.jdbi()).history().carrying("link: no caml_trot [9]", 9))
          .hasSize(2);
    }
  }

  private String plan(String sql) {
    List<String> steps =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("EXPLAIN QUERY PLAN " + sql)
                    .map((row, context) -> row.getString("detail"))
                    .list());
    return String.join("\n", steps);
  }

  private static BuildRuns.Failed failed(String release, String cause, String kind, String fault) {
    return new BuildRuns.Failed(
        new BuildRuns.Cell(release, "5.4"), cause, cause.substring(0, 1), kind, fault, null);
  }

  private static void repeats(Links links, int one, int other) {
    links.add(
        new Links.Link(
            key(one), Links.Type.DUPLICATE_OF, key(other), "tara", NOON.plusSeconds(one)));
  }

  private static IssueKey key(int number) {
    return new IssueKey(1, number);
  }

  private static Reports.Stored report(int number, Instant closed) {
    Instant at = NOON.plusSeconds(number);
    return new Reports.Stored(
        key(number), number, null, "t", "b", "amina", at, at, closed, null, false, Set.of());
  }
}

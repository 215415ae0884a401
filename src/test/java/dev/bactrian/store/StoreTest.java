package dev.bactrian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

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
  void a_repository_keeps_its_id_when_it_is_renamed_and_privatised() {
    Repositories repositories = new Repositories(jdbi);
    repositories.put(new Repositories.Repository(1, 7, "camel", "old", false, false));
    repositories.put(new Repositories.Repository(1, 7, "camel", "new", true, false));
    assertThat(repositories.named("CAMEL", "New")).isEqualTo(repositories.get(1));
    assertThat(repositories.get(1).orElseThrow().isPrivate()).isTrue();
    assertThat(repositories.named("camel", "Old")).isEqualTo(repositories.get(1));
    assertThat(repositories.of(7)).hasSize(1);
    repositories.put(new Repositories.Repository(2, 7, "camel", "old", false, false));
    assertThat(repositories.named("camel", "old")).isEqualTo(repositories.get(2));
    assertThat(repositories.of(8)).isEmpty();
  }

  @Test
  void a_suspended_installation_is_known_as_such() {
    Repositories repositories = new Repositories(jdbi);
    assertThat(repositories.isSuspended(7)).isFalse();
    repositories.putInstallation(7, "camel", true);
    assertThat(repositories.isSuspended(7)).isTrue();
    repositories.putInstallation(7, "camel", false);
    assertThat(repositories.isSuspended(7)).isFalse();
  }

  @Test
  void a_report_comes_back_as_it_was_and_an_older_state_changes_nothing() {
    Reports reports = new Reports(jdbi);
    Reports.Stored first = report(3, "title", NOON);
    reports.put(first);
    assertThat(reports.get(first.key())).contains(first);
    reports.put(report(3, "newer", NOON.plusSeconds(5)));
    reports.put(report(3, "late delivery of an older state", NOON.plusSeconds(2)));
    assertThat(reports.get(first.key()).orElseThrow().title()).isEqualTo("newer");
    List<String> titles = new ArrayList<>();
    reports.each(1, report -> titles.add(report.title()));
    assertThat(titles).containsExactly("newer");
    assertThat(reports.count()).isEqualTo(1);
  }

  @Test
  void duplicates_are_followed_and_never_go_round() {
    Links links = new Links(jdbi);
    assertThat(links.add(duplicate(1, 2))).isTrue();
    assertThat(links.add(duplicate(2, 3))).isTrue();
    assertThat(links.add(duplicate(3, 1))).isFalse();
    assertThat(links.add(duplicate(3, 3))).isFalse();
    assertThat(links.duplicates().canonical(key(1))).isEqualTo(key(3));
    assertThat(links.duplicates().canonical(key(9))).isEqualTo(key(9));
    assertThat(links.add(duplicate(1, 9))).isTrue();
    assertThat(links.duplicates().duplicateOf(key(1))).contains(key(9));
    assertThat(links.add(duplicate(3, 1))).isTrue();
    assertThat(links.remove(key(3), Links.Type.DUPLICATE_OF, key(1))).isTrue();
    assertThat(links.remove(key(3), Links.Type.DUPLICATE_OF, key(1))).isFalse();
  }

  @Test
  void a_transferred_issue_takes_its_links_along() {
    Links links = new Links(jdbi);
    links.add(duplicate(1, 2));
    links.add(new Links.Link(key(5), Links.Type.RELATED, key(1), "amina", NOON));
    links.move(key(1), new IssueKey(2, 77));
    assertThat(links.duplicates().duplicateOf(new IssueKey(2, 77))).contains(key(2));
    assertThat(links.at(new IssueKey(2, 77))).hasSize(2);
    assertThat(links.at(key(1))).isEmpty();
  }

  @Test
  void a_rejection_holds_in_both_directions() {
    Rejections rejections = new Rejections(jdbi);
    assertThat(rejections.add(key(5), key(3), "amina", NOON)).isTrue();
    assertThat(rejections.add(key(3), key(5), "amina", NOON)).isFalse();
    assertThat(rejections.of(key(3))).containsExactly(key(5));
    assertThat(rejections.of(key(5))).containsExactly(key(3));
    assertThat(rejections.remove(key(3), key(5))).isTrue();
    assertThat(rejections.of(key(5))).isEmpty();
  }

  @Test
  void the_cap_counts_by_day_and_the_breaker_by_moment() {
    Writes writes = new Writes(jdbi);
    assertThat(writes.take(1, NOON, 2)).isTrue();
    assertThat(writes.take(1, NOON, 2)).isTrue();
    assertThat(writes.take(1, NOON, 2)).isFalse();
    assertThat(writes.take(2, NOON, 2)).isTrue();
    assertThat(writes.take(1, NOON.plusSeconds(86_400), 2)).isTrue();
    assertThat(writes.note(1, NOON, NOON.minusSeconds(60))).isEqualTo(1);
    assertThat(writes.note(1, NOON.plusSeconds(30), NOON.minusSeconds(30))).isEqualTo(2);
    assertThat(writes.since(1, NOON.plusSeconds(10))).isEqualTo(1);
    assertThat(writes.note(1, NOON.plusSeconds(90), NOON.plusSeconds(30))).isEqualTo(2);
  }

  @Test
  void a_broken_file_leaves_the_good_one_in_force() {
    RepositoryFiles files = new RepositoryFiles(jdbi);
    files.putGood(1, "mode: shadow", NOON);
    files.putBroken(1, List.of("mod: unknown key"), NOON);
    assertThat(files.get(1))
        .contains(new RepositoryFiles.Known("mode: shadow", List.of("mod: unknown key"), NOON));
  }

  @Test
  void the_rest_comes_back_as_it_was() {
    Suggestions suggestions = new Suggestions(jdbi);
    Suggestions.Suggestion intended =
        new Suggestions.Suggestion(key(1), null, null, "hash", Suggestions.State.INTENDED, NOON);
    suggestions.put(intended);
    assertThat(suggestions.get(key(1))).contains(intended);
    Suggestions.Suggestion posted =
        new Suggestions.Suggestion(key(1), 99L, "IC_1", "hash", Suggestions.State.POSTED, NOON);
    suggestions.put(posted);
    assertThat(suggestions.get(key(1))).contains(posted);

    Decisions decisions = new Decisions(jdbi);
    Decisions.Decided decided =
        new Decisions.Decided(key(1), NOON, "silent", List.of("unsure"), "[]");
    decisions.put(decided);
    decisions.put(decided);
    assertThat(decisions.latest(5)).containsExactly(decided);

    Backfills backfills = new Backfills(jdbi);
    Backfills.Progress progress =
        new Backfills.Progress(1, Backfills.State.ISSUES, "page=3", 200, 0, NOON);
    backfills.put(progress);
    assertThat(backfills.get(1)).contains(progress);

    TemplateLines lines = new TemplateLines(jdbi);
    lines.replace(1, List.of("## Version", "## Version", "## Log"));
    assertThat(lines.of(1)).containsExactly("## Log", "## Version");
  }

  @Test
  void a_purge_leaves_nothing_of_a_repository_and_all_of_the_others() {
    new Repositories(jdbi).put(new Repositories.Repository(1, 7, "camel", "one", false, false));
    new Repositories(jdbi).put(new Repositories.Repository(2, 8, "other", "two", false, false));
    new Reports(jdbi).put(report(3, "title", NOON));
    Remarks remarks = new Remarks(jdbi);
    remarks.put(new Remarks.Remark(50, key(3), "amina", "me too", NOON, "NONE"));
    remarks.put(new Remarks.Remark(51, new IssueKey(2, 1), "amina", "me too", NOON, "NONE"));
    new Links(jdbi).add(duplicate(3, 2));
    new Rejections(jdbi).add(new IssueKey(2, 1), key(3), "amina", NOON);
    assertThat(new Purge(jdbi).installation(7)).containsExactly(1L);
    assertThat(new Reports(jdbi).count()).isZero();
    assertThat(remarks.under(key(3))).isEmpty();
    assertThat(remarks.under(new IssueKey(2, 1))).hasSize(1);
    assertThat(new Links(jdbi).at(key(3))).isEmpty();
    assertThat(new Rejections(jdbi).of(new IssueKey(2, 1))).isEmpty();
    assertThat(new Repositories(jdbi).all()).hasSize(1);
  }

  @Test
  void every_table_with_a_repository_is_purged() {
    List<String> tables =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                        WHERE m.type = 'table' AND c.name = 'repository' AND c.type = 'BIGINT' ORDER BY m.name
                        """)
                    .mapTo(String.class)
                    .list());
    assertThat(Purge.BY_REPOSITORY).containsExactlyInAnyOrderElementsOf(tables);
  }

  private static IssueKey key(int number) {
    return new IssueKey(1, number);
  }

  private static Links.Link duplicate(int from, int to) {
    return new Links.Link(key(from), Links.Type.DUPLICATE_OF, key(to), "amina", NOON);
  }

  private static Reports.Stored report(int number, String title, Instant updated) {
    return new Reports.Stored(
        key(number),
        1000,
        "I_1",
        title,
        "body",
        "amina",
        NOON.minusSeconds(60),
        updated,
        null,
        null,
        false,
        Set.of("bug", "gc"));
  }
}

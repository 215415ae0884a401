package dev.bactrian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.DataDirectory;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.store.Database;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import dev.bactrian.web.Browser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports that are the same: what does not fit the picture is said, what is private not counted.
 */
class ClusterTest {

  private static final Instant THEN = Instant.parse("2026-09-01T10:00:00Z");
  private static final int PUBLIC = 43;
  private static final int PRIVATE = 4;

  @TempDir Path data;

  @Test
  void pages_count_what_the_visitor_may_see_and_say_what_is_not_drawn() throws Exception {
    FakeGitHub github = FakeGitHub.start();
    FakeRepository open = github.repository("caravan/compiler");
    FakeRepository hidden =
        github.repository("caravan/hidden").makePrivate(true).role("tara", "read");
    try (Database database = Database.open(DataDirectory.file(data))) {
      database.jdbi().useTransaction(handle -> write(database, open, hidden));
    }
    try (ServedSite site = new ServedSite(data, github);
        Browser browser = new Browser(site.port())) {
      String first = "/report/caravan/compiler/1";
      Document page = browser.get(first).page();
      assertThat(page.select("svg rect.node")).as("40 duplicates and what they repeat").hasSize(41);
      assertThat(page.select("figcaption").text()).contains(", 3 more not drawn;");
      assertThat(page.select("svg desc").text()).contains("40 reports lead to 1, 3 more not drawn");
      assertThat(page.select("summary").eachText()).contains("43 duplicates");
      assertThat(page.select("details li").text()).contains("caravan/compiler#44 repeats");
      assertThat(browser.json(first).path("cluster")).hasSize(PUBLIC);
      assertThat(clusters(browser)).isEqualTo("43 repeat it, 1 repeat it");
      assertThat(browser.get("/report/caravan/compiler/50").page().select("figcaption").text())
          .isEqualTo("Who repeats whom; the same as a list:");

      browser.get("/sign-in");
      page = browser.get(first).page();
      assertThat(page.select("figcaption").text()).contains(", 7 more not drawn;");
      assertThat(page.select("summary").eachText()).contains("47 duplicates");
      assertThat(clusters(browser)).isEqualTo("47 repeat it, 1 repeat it, 1 repeat it");
    }
  }

  /** How many repeat each, without the titles. */
  private static String clusters(Browser browser) throws Exception {
    return String.join(
        ", ",
        browser.get("/causes").page().select("ul.rows li .empty").eachText().stream()
            .map(text -> text.replaceFirst("^open, ", ""))
            .toList());
  }

  private static void write(Database database, FakeRepository open, FakeRepository hidden) {
    Repositories repositories = new Repositories(database.jdbi());
    for (FakeRepository one : new FakeRepository[] {open, hidden}) {
      repositories.put(
          new Repositories.Repository(
              one.id(),
              one.installation(),
              one.fullName().replaceFirst("/.*", ""),
              one.fullName().replaceFirst(".*/", ""),
              one.isPrivate(),
              false));
    }
    report(database, open, 1);
    for (int i = 0; i < PUBLIC; i++) {
      repeats(database, report(database, open, 2 + i), new IssueKey(open.id(), 1), i);
    }
    for (int i = 0; i < PRIVATE; i++) {
      repeats(database, report(database, hidden, 2 + i), new IssueKey(open.id(), 1), PUBLIC + i);
    }
    report(database, open, 50);
    report(database, open, 51);
    repeats(database, new IssueKey(open.id(), 51), new IssueKey(open.id(), 50), 100);
    // Repeated by a private one only.
    report(database, open, 60);
    repeats(database, report(database, hidden, 60), new IssueKey(open.id(), 60), 101);
  }

  private static IssueKey report(Database database, FakeRepository repository, int number) {
    IssueKey key = new IssueKey(repository.id(), number);
    new Reports(database.jdbi())
        .put(
            new Reports.Stored(
                key,
                repository.id() * 1_000 + number,
                null,
                "It aborts " + number,
                "It aborts when a domain ends.",
                "amina",
                THEN,
                THEN,
                null,
                null,
                false,
                Set.of()));
    return key;
  }

  private static void repeats(Database database, IssueKey from, IssueKey to, int second) {
    assertThat(
            new Links(database.jdbi())
                .add(
                    new Links.Link(
                        from, Links.Type.DUPLICATE_OF, to, "tara", THEN.plusSeconds(second))))
        .isTrue();
  }
}

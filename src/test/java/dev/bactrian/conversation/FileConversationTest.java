package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.comment.BuildReport;
import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Fault;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /file}: a draft goes where it belongs, once, because a person says so. */
class FileConversationTest {

  private static final String RUN = "1700000000-4e5f6a7b";
  private static final String CAUSE = "dates · Unbound value Tent.pitch";
  private static final String LOG =
      """
      #=== ERROR while compiling dates.1.0 ==========================================#
      # context     2.1.5 | linux/x86_64 | ocaml-base-compiler.5.2.0 | pinned
      # path        ~/.opam/5.2/.opam-switch/build/dates.1.0
      # exit-code   1
      ### output ###
      # File "src/dates.ml", line 3, characters 8-20:
      # Error: Unbound value Tent.pitch
      """;

  @TempDir Path folder;

  private Conversation talk;
  private FakeRepository home;
  private FakeRepository dates;
  private FakeIssue report;
  private String cause;

  @BeforeEach
  void start() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    packages("https://github.com/caravan/dates/issues");
    Path log = folder.resolve("work/logs/" + RUN + "/5.2/bad/dates.1.0");
    Files.createDirectories(log.getParent());
    Files.writeString(log, LOG);
    talk = new Conversation(data);
    home = talk.repository("caravan/home").role("tara", "triage").role("rita", "read");
    dates = talk.repository("caravan/dates").role("tara", "triage");
    FakeIssue greeting = dates.issue("Hello", "Is this still alive?", "ann");
    talk.deliver("issues", talk.github.events().issue("opened", greeting));
    report = talk.opened(home, "What about the builds?", "They look red to me.");
    try (Database database = Database.open(data.resolve("bactrian.db"))) {
      BuildRuns runs = new BuildRuns(database.jdbi());
      BuildRuns.Run run =
          runs.put(
              folder.resolve("work").toString(),
              RUN,
              Instant.ofEpochSecond(1_700_000_000),
              Instant.ofEpochSecond(1_700_000_000),
              List.of(),
              Map.of("dates.1.0", Map.of("4.14", "good", "5.2", "bad")));
      cause = id();
      runs.putFailures(
          run.id(),
          List.of(
              new BuildRuns.Failed(
                  new BuildRuns.Cell("dates.1.0", "5.2"),
                  cause,
                  "dates",
                  "compile-error",
                  "package",
                  null)));
    }
  }

  @AfterEach
  void stop() {
    talk.noFurtherWrites();
    talk.close();
  }

  @Test
  void a_draft_is_filed_where_opam_says_and_only_once() {
    String command = "/file " + BuildReport.shortId(cause);
    assertThat(said("tara", "/file"))
        .contains("`" + command + "`", "Unbound value Tent.pitch", "1 package");
    assertThat(dates.issue(2)).isNull();
    assertThat(said("tara", command)).contains("Filed as caravan/dates#2");

    FakeIssue filed = dates.issue(2);
    assertThat(filed.title()).isEqualTo("dates fails on OCaml 5.2: Unbound value Tent.pitch");
    assertThat(filed.body())
        .startsWith(BuildReport.marker(cause))
        .contains(
            "builds on OCaml `4.14`", "git -C opam-repository checkout 4e5f6a7b", "dates.1.0");

    assertThat(said("tara", command)).contains("`caravan/dates#2` covers that cause already");
    assertThat(said("tara", "/file")).contains("no cause that no report covers");
    assertThat(dates.issue(3)).isNull();
  }

  @Test
  void after_an_answer_that_got_lost_it_is_not_filed_again() {
    talk.github.failNext(Fault.connectionLost("POST /repos/caravan/dates/issues"));
    String command = "/file " + BuildReport.shortId(cause);
    says("tara", command);
    talk.pass(Duration.ofHours(1));

    assertThat(dates.issue(2)).isNotNull();
    assertThat(dates.issue(3)).isNull();
    assertThat(answers()).singleElement().asString().contains("Filed as caravan/dates#2");
  }

  @Test
  void refusals_say_what_is_missing_and_write_nothing() {
    String command = "/file " + BuildReport.shortId(cause);
    assertThat(said("rita", command)).contains("`/file` is for whoever has the triage role");
    assertThat(said("tara", "/file deadbeef")).contains("I know no cause `deadbeef`");
    dates.role("tara", "read");
    assertThat(said("tara", command)).contains("whoever has the triage role there");
    assertThat(dates.issue(2)).isNull();
  }

  @Test
  void elsewhere_it_is_for_the_person_to_file() throws IOException {
    talk.stop();
    packages("https://github.com/faraway/dates/issues");
    talk.start();
    assertThat(said("tara", "/file " + BuildReport.shortId(cause)))
        .contains("`faraway/dates`, where I am not installed");
    talk.stop();
    packages("");
    talk.start();
    assertThat(said("tara", "/file " + BuildReport.shortId(cause)))
        .contains("Nothing says which tracker it belongs to");
  }

  @Test
  void without_its_log_nothing_is_filed() throws IOException {
    String command = "/file " + BuildReport.shortId(cause);
    Files.delete(folder.resolve("work/logs/" + RUN + "/5.2/bad/dates.1.0"));
    assertThat(said("tara", command)).contains("can't be read");
    assertThat(dates.issue(2)).isNull();
  }

  private String said(String who, String text) {
    int before = answers().size();
    says(who, text);
    assertThat(answers()).hasSize(before + 1);
    return answers().getLast();
  }

  private void says(String who, String text) {
    FakeComment comment = home.comment(report, who, text);
    talk.deliver("issue_comment", talk.github.events().comment("created", comment));
    talk.pass(Duration.ofSeconds(70));
  }

  private List<String> answers() {
    return report.commentsByApp().stream().map(FakeComment::body).toList();
  }

  /** The cause as the log is read, hash included. */
  private static String id() {
    String signature =
        new dev.bactrian.signature.Signer()
            .diagnose(new dev.bactrian.failure.Extractor().extract(LOG))
            .cause()
            .orElseThrow()
            .signature()
            .id();
    assertThat("dates · " + signature).startsWith(CAUSE);
    return "dates · " + signature;
  }

  private void packages(String tracker) throws IOException {
    Files.writeString(
        folder.resolve("data/packages.tsv.gz"), "package\tbug_reports\ndates\t" + tracker + "\n");
  }
}

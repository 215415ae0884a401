package dev.bactrian.conversation;

import static dev.bactrian.conversation.Bugs.ASSERTION;
import static dev.bactrian.conversation.Bugs.ASSERTION_TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.ci.job.FakeCi;
import dev.bactrian.config.CiServer;
import dev.bactrian.config.CiServer.Kind;
import dev.bactrian.github.fake.FakeIssue;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An issue that only names a job or a build of a CI server. */
class CiLinkConversationTest {

  static final String LOG =
      FakeCi.job(
          "test caravan/compiler (linux-x86_64:debian-12-5.2_opam-2.3)",
          """
          ### OCaml runtime: debug mode ###
          [07] file runtime/minor_gc.c; line 655 ### Assertion failed: \
          caml_domain_alone() || young_ptr_in_range(domain)
          Aborted (core dumped)
          """,
          "Job failed: Failed: Build failed");

  private static final String TITLE = "Nightly job is red";
  private static final String JOB = "/job/2026-11-20/073031-ci-ocluster-build-e8d54d";
  private static final String COMMIT = "/github/caravan/compiler/commit/0a1b2c3d4e";

  @TempDir Path data;
  private final FakeCi server = new FakeCi();
  private Conversation talk;
  private FakeIssue old;

  @BeforeEach
  void start() {
    talk = new Conversation(data);
    talk.restartReading(
        new CiServer(Kind.OCURRENT, server.uri(""), true),
        new CiServer(Kind.OCAML_CI, server.uri(""), true),
        new CiServer(Kind.OPAM_HEALTH_CHECK, server.uri("/check"), true));
    old = talk.given(talk.compiler, ASSERTION_TITLE, ASSERTION);
  }

  @AfterEach
  void end() {
    talk.close();
    server.close();
  }

  @Test
  void theJobOfAnEngine() {
    server.page(JOB, FakeCi.logPage(LOG));
    namesTheOldOne(opened(JOB + "#L12-L14"));
  }

  @Test
  void theCommitOfOcamlCi() {
    server.json(
        "/api" + COMMIT,
        """
        {"steps":[{"variant":"debian-12-4.14","status":"passed"},
         {"variant":"debian-12-5.2","status":"failed: Build failed"}]}
        """);
    server.page(COMMIT + "/variant/debian-12-5.2?show_raw=true", FakeCi.logPage(LOG));
    namesTheOldOne(opened(COMMIT + "/-/refs/heads/main"));
    assertThat(server.requests()).noneMatch(one -> one.contains("4.14"));
  }

  @Test
  void theCheckRunWhoseSummaryNamesTheJobs() {
    server.page(JOB, FakeCi.logPage(LOG));
    talk.compiler.checkRun(
        61,
        "✅ [debian-12-4.14 (passed)](%s)\n❌ [debian-12-5.2 (failed: Build failed)](%s)"
            .formatted(server.uri("/job/2026-11-20/073031-x-000000"), server.uri(JOB)));
    FakeIssue issue =
        talk.opened(
            talk.compiler, TITLE, "See https://github.com/caravan/compiler/runs/61?check=1");
    namesTheOldOne(issue);
    assertThat(server.requests()).containsExactly(JOB);
  }

  @Test
  void theCheckRunOfAPrivateRepositoryIsReadForThatRepositoryOnly() {
    server.page(JOB, FakeCi.logPage(LOG));
    talk.given(
        talk.repository("caravan/hidden")
            .makePrivate(true)
            .checkRun(61, "❌ [x (failed: y)](" + server.uri(JOB) + ")"),
        "Nothing much",
        "Nothing at all.");
    FakeIssue issue =
        talk.opened(talk.compiler, TITLE, "See https://github.com/caravan/hidden/runs/61");
    assertThat(issue.comments()).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void theCellOfAHealthCheck() {
    String cell = "/check/log/1700000000-0a1b2c3/5.2+domains/bad/tent.1.0";
    server.page(cell, FakeCi.logPage(LOG));
    namesTheOldOne(opened(cell));
  }

  @Test
  void aJobThatStillRunsIsAskedForAgainOnlyOnDemand() {
    server.page(JOB, FakeCi.logPage("2026-11-20 07:30.31: New job: test\n"));
    FakeIssue issue = opened(JOB);
    assertThat(issue.comments()).isEmpty();
    assertThat(outcome()).contains("outcome=\"running\",source=\"ocurrent\"");
  }

  @Test
  void aServerThatFailsDelaysNothing() {
    server.status(JOB, 500);
    FakeIssue issue =
        talk.opened(talk.compiler, Bugs.SAME_TITLE, Bugs.SAME + "\n" + server.uri(JOB) + "\n");
    namesTheOldOne(issue);
    assertThat(outcome()).contains("outcome=\"unreachable\",source=\"ocurrent\"");
  }

  @Test
  void aPageOfAnotherShapeIsNotRead() {
    server.page(JOB, "<html><div>new</div></html>");
    assertThat(opened(JOB).comments()).isEmpty();
    assertThat(outcome()).contains("outcome=\"changed\",source=\"ocurrent\"");
  }

  @Test
  void aServerThatIsNotInTheSettingsIsNotAsked() {
    try (FakeCi stranger = new FakeCi()) {
      stranger.page(JOB, FakeCi.logPage(LOG));
      FakeIssue issue = talk.opened(talk.compiler, TITLE, "See " + stranger.uri(JOB));
      assertThat(issue.comments()).isEmpty();
      assertThat(stranger.requests()).isEmpty();
    }
  }

  @Test
  void aServerOfTheSettingsThatSendsElsewhereIsNotFollowed() {
    try (FakeCi inside = new FakeCi()) {
      inside.page("/secrets", FakeCi.logPage(LOG));
      server.redirect(JOB, inside.uri("/secrets").toString());
      assertThat(opened(JOB).comments()).isEmpty();
      assertThat(inside.requests()).isEmpty();
      assertThat(outcome()).contains("outcome=\"refused\",source=\"ocurrent\"");
    }
  }

  private FakeIssue opened(String path) {
    return talk.opened(talk.compiler, TITLE, "See " + server.uri(path) + ".");
  }

  private String outcome() {
    return talk.metrics()
        .lines()
        .filter(line -> line.startsWith("bactrian_linked_logs_total"))
        .toList()
        .toString();
  }

  private void namesTheOldOne(FakeIssue issue) {
    assertThat(talk.theComment(issue).body())
        .contains("caravan/compiler/issues/" + old.number())
        .contains("caml_domain_alone()");
  }
}

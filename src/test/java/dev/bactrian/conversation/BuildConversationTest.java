package dev.bactrian.conversation;

import static dev.bactrian.conversation.Bugs.ASSERTION;
import static dev.bactrian.conversation.Bugs.ASSERTION_TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.ci.job.FakeCi;
import dev.bactrian.config.CiServer;
import dev.bactrian.config.CiServer.Kind;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CI other than GitHub Actions says that the default branch fails, and the failure is known. */
class BuildConversationTest {

  private static final String JOB = "/job/2026-11-20/073031-ci-ocluster-build-e8d54d";
  private static final String COMMIT = "/github/caravan/compiler/commit/" + "0".repeat(40);

  @TempDir Path data;
  private final FakeCi engine = new FakeCi();
  private final FakeCi opam = new FakeCi();
  private Conversation talk;
  private FakeIssue known;

  @BeforeEach
  void start() {
    talk = new Conversation(data);
    talk.restartReading(
        new CiServer(Kind.MULTICORETESTS_CI, engine.uri(""), true),
        new CiServer(Kind.OPAM_REPO_CI, opam.uri(""), true));
    known = talk.given(talk.compiler, ASSERTION_TITLE, ASSERTION);
    engine.page(JOB, FakeCi.logPage(CiLinkConversationTest.LOG));
    opam.page(
        COMMIT,
        "<ul class=\"statuses\"><li class=\"failed\"><a href=\"%s/variant/(lint)\">"
                .formatted(COMMIT)
            + "(lint) (failed: Build failed)</a></li></ul>");
    opam.page(COMMIT + "/variant/(lint)", FakeCi.logPage(CiLinkConversationTest.LOG));
  }

  @AfterEach
  void end() {
    talk.close();
    engine.close();
    opam.close();
  }

  @Test
  void theFailedJobsOfACheckRunAreReadAndNoted() {
    check(talk.compiler, 71, "multicoretests-ci", "main");
    assertThat(talk.theComment(known).body())
        .startsWith("<!-- bactrian:sighting v1 -->")
        .contains("`caravan/compiler`: 1 failed run, the latest is of `multicoretests-ci`")
        .contains("https://redirect.github.com/caravan/compiler/runs/71");
    assertThat(engine.requests()).containsExactly(JOB);
    talk.noFurtherWrites();
  }

  @Test
  void theBuildBehindACommitStatusIsReadAndNoted() {
    status(72, "failure", "main", opam.uri(COMMIT).toString());
    assertThat(talk.theComment(known).body())
        .contains("the latest is of `opam-ci`")
        .contains("/caravan/compiler/commit/" + "0".repeat(40));
    talk.noFurtherWrites();
  }

  @Test
  void itIsNotedOnceADayInPlaceHoweverOftenItIsTold() {
    check(talk.compiler, 71, "multicoretests-ci", "main");
    String first = talk.theComment(known).body();
    talk.pass(Duration.ofHours(1));
    check(talk.compiler, 71, "multicoretests-ci", "main");
    check(talk.compiler, 73, "multicoretests-ci", "main");
    status(72, "error", "main", opam.uri(COMMIT).toString());
    assertThat(talk.theComment(known).body()).isEqualTo(first);
    talk.pass(Duration.ofHours(24));
    assertThat(talk.theComment(known).body()).contains("3 failed runs");
    talk.noFurtherWrites();
  }

  @Test
  void otherBranchesForksSuccessAndGitHubActionsAreLeftAlone() {
    check(talk.compiler, 71, "multicoretests-ci", "topic");
    check(talk.compiler, 72, "multicoretests-ci", null);
    check(talk.compiler, 73, "github-actions", "main");
    status(74, "failure", "topic", opam.uri(COMMIT).toString());
    status(75, "success", "main", opam.uri(COMMIT).toString());
    nothingIsAsked();
  }

  @Test
  void aServerThatIsNotInTheSettingsIsNotAsked() {
    try (FakeCi stranger = new FakeCi()) {
      stranger.page(COMMIT, "x");
      status(74, "failure", "main", stranger.uri(COMMIT).toString());
      assertThat(stranger.requests()).isEmpty();
    }
    nothingIsAsked();
  }

  @Test
  void aServerThatFailsLeavesNoDeadLetter() {
    opam.status(COMMIT, 500);
    status(74, "failure", "main", opam.uri(COMMIT).toString());
    assertThat(known.comments()).isEmpty();
    assertThat(talk.metrics())
        .contains("bactrian_linked_logs_total{outcome=\"unreachable\",source=\"build\"} 1");
    talk.noFurtherWrites();
  }

  @Test
  void aPrivateRepositoryIsNotNamedUnderAPublicReport() {
    FakeRepository hidden = talk.repository("caravan/hidden").makePrivate(true);
    check(hidden, 71, "multicoretests-ci", "main");
    assertThat(known.comments()).isEmpty();
    talk.noFurtherWrites();
  }

  private void nothingIsAsked() {
    assertThat(known.comments()).isEmpty();
    assertThat(engine.requests()).isEmpty();
    assertThat(opam.requests()).isEmpty();
    talk.noFurtherWrites();
  }

  private void check(FakeRepository repository, long id, String app, String branch) {
    String summary =
        "✅ [debian-12-4.14 (passed)](%s)\n❌ [debian-12-5.2 (failed: Build failed)](%s)\n"
            .formatted(
                engine.uri("/job/2026-11-20/073031-ci-ocluster-build-000000"), engine.uri(JOB));
    talk.deliver(
        "check_run", talk.github.events().checkRun(repository, id, app, branch, summary, null));
  }

  private void status(long id, String state, String branch, String page) {
    talk.deliver(
        "status", talk.github.events().status(talk.compiler, id, "opam-ci", state, branch, page));
  }
}

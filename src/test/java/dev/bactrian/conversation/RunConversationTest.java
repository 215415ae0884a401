package dev.bactrian.conversation;

import static dev.bactrian.conversation.Bugs.ASSERTION;
import static dev.bactrian.conversation.Bugs.ASSERTION_TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workflow fails on the default branch, and the failure is known. */
class RunConversationTest {

  @TempDir Path data;
  private Conversation talk;
  private FakeRepository compiler;
  private FakeIssue known;

  @BeforeEach
  void start() {
    talk = new Conversation(data);
    compiler = talk.compiler.jobLog(5, LinkedLogsConversationTest.JOB);
    known = talk.given(compiler, ASSERTION_TITLE, ASSERTION);
  }

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void isNotedUnderTheKnownReport() {
    failed(compiler, 901);
    FakeComment comment = talk.theComment(known);
    assertThat(comment.body())
        .startsWith("<!-- bactrian:sighting v1 -->")
        .contains("`caravan/compiler`")
        .contains("1 failed run,")
        .contains("https://redirect.github.com/caravan/compiler/actions/runs/901");
    talk.noFurtherWrites();
  }

  @Test
  void isNotedOnceADayInPlace() {
    failed(compiler, 901);
    String first = talk.theComment(known).body();
    talk.pass(Duration.ofHours(1));
    failed(compiler, 902);
    failed(compiler, 903);
    assertThat(talk.theComment(known).body()).isEqualTo(first);
    talk.pass(Duration.ofHours(24));
    assertThat(talk.theComment(known).body())
        .contains("3 failed runs, the latest")
        .contains("/actions/runs/903");
    talk.noFurtherWrites();
  }

  @Test
  void isCountedOnceHoweverOftenItIsTold() {
    failed(compiler, 901);
    failed(compiler, 901);
    talk.pass(Duration.ofHours(25));
    assertThat(talk.theComment(known).body()).contains("1 failed run,");
  }

  @Test
  void pullRequestsOtherBranchesAndSuccessAreLeftAlone() {
    deliver(compiler, 901, "failure", "main", "pull_request");
    deliver(compiler, 902, "failure", "topic", "push");
    deliver(compiler, 903, "success", "main", "push");
    nothingIsSaid();
    assertThat(talk.github.requests()).noneMatch(one -> one.contains("/actions/"));
  }

  @Test
  void anotherFailureIsNotNoted() {
    compiler.jobLog(
        5,
        LinkedLogsConversationTest.JOB.replace(
            "caml_domain_alone() || young_ptr_in_range(domain)", "pool_is_swept(local, class)"));
    failed(compiler, 901);
    nothingIsSaid();
  }

  @Test
  void nothingIsWrittenUnderAClosedReport() {
    known.closed("completed", talk.clock.instant());
    talk.happened("closed", known);
    failed(compiler, 901);
    nothingIsSaid();
  }

  @Test
  void nothingIsWrittenInShadow() {
    talk.restartInShadow();
    failed(compiler, 901);
    nothingIsSaid();
  }

  @Test
  void aCommentThatPeopleDeletedStaysAway() {
    failed(compiler, 901);
    talk.deleted(talk.theComment(known));
    talk.pass(Duration.ofHours(25));
    failed(compiler, 902);
    nothingIsSaid();
  }

  @Test
  void aPrivateRepositoryIsNotNamedUnderAPublicReport() {
    FakeRepository hidden = talk.repository("caravan/hidden").makePrivate(true);
    hidden.jobLog(6, LinkedLogsConversationTest.JOB);
    failed(hidden, 901);
    nothingIsSaid();
  }

  @Test
  void aPublicRepositoryIsNamedUnderAReportInAnother() {
    FakeRepository stress = talk.repository("caravan/stress");
    stress.jobLog(6, LinkedLogsConversationTest.JOB);
    failed(stress, 901);
    assertThat(talk.theComment(known).body()).contains("`caravan/stress`");
  }

  @Test
  void aRepositoryThatIsHiddenLaterIsNamedNoMore() {
    FakeRepository stress = talk.repository("caravan/stress");
    stress.jobLog(6, LinkedLogsConversationTest.JOB);
    failed(stress, 901);
    talk.theComment(known);
    stress.makePrivate(true);
    talk.deliver("repository", talk.github.events().repository("privatized", stress));
    talk.pass(Duration.ofMinutes(1));
    nothingIsSaid();
  }

  private void nothingIsSaid() {
    assertThat(known.comments()).isEmpty();
    talk.noFurtherWrites();
  }

  private void failed(FakeRepository repository, long run) {
    deliver(repository, run, "failure", "main", "push");
  }

  private void deliver(
      FakeRepository repository, long run, String conclusion, String branch, String event) {
    talk.deliver(
        "workflow_run",
        talk.github.events().workflowRun(repository, run, conclusion, branch, event));
  }
}

package dev.bactrian.conversation;

import static dev.bactrian.conversation.Bugs.ASSERTION;
import static dev.bactrian.conversation.Bugs.ASSERTION_TITLE;
import static dev.bactrian.conversation.Bugs.SAME;
import static dev.bactrian.conversation.Bugs.SAME_TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Fault;
import dev.bactrian.queue.DeadLetter;
import dev.bactrian.store.Database;
import dev.bactrian.store.Writes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub fails, hides, or tells of what is gone. */
class TroubleConversationTest {

  private static final String COMMENT = "POST .*/comments";

  @TempDir Path data;
  private Conversation talk;
  private FakeRepository compiler;

  @BeforeEach
  void start() {
    talk = new Conversation(data);
    compiler = talk.compiler;
  }

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void failureAfterTheEffectDoesNotDouble() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    talk.github.failNext(Fault.failedAfterEffect(COMMENT));
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    talk.pass(Duration.ofMinutes(1));
    talk.theComment(issue);
    talk.noFurtherWrites();
  }

  @Test
  void waitsAsLongAsGitHubAsks() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    talk.github.failNext(Fault.retryAfter(COMMENT, 403, 300));
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    talk.pass(Duration.ofMinutes(2));
    assertThat(issue.comments()).isEmpty();
    talk.pass(Duration.ofMinutes(4));
    talk.theComment(issue);
    talk.noFurtherWrites();
  }

  @Test
  void waitsForTheResetOfTheHour() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    long reset = talk.clock.instant().plus(Duration.ofMinutes(20)).getEpochSecond();
    talk.github.failNext(Fault.rateLimit(COMMENT, reset));
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    talk.pass(Duration.ofMinutes(19));
    assertThat(issue.comments()).isEmpty();
    talk.pass(Duration.ofMinutes(2));
    talk.theComment(issue);
    talk.noFurtherWrites();
  }

  @Test
  void issueDeletedInTheMeantimeLeavesNothingToDo() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue issue = compiler.issue(SAME_TITLE, SAME, "salma");
    byte[] opened = talk.github.events().issue("opened", issue);
    compiler.delete(issue);
    talk.deliver("issues", opened);
    talk.noFurtherWrites();
    assertThat(talk.github.writes()).isEmpty();
  }

  @Test
  void issueLockedInTheMeantimeLeavesNothingToDo() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue issue = compiler.issue(SAME_TITLE, SAME, "salma");
    byte[] opened = talk.github.events().issue("opened", issue);
    issue.locked();
    talk.deliver("issues", opened);
    assertThat(issue.comments()).isEmpty();
    talk.noFurtherWrites();
  }

  @Test
  void missingPermissionIsADeadLetterThatNamesItAndComesBackByHand() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    talk.github.permissions(Map.of("metadata", "read", "contents", "read", "issues", "read"));
    talk.clock.advance(Duration.ofHours(2));
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    assertThat(issue.comments()).isEmpty();
    DeadLetter letter = talk.app().queue().deadLetters(10).getFirst();
    assertThat(letter.error())
        .contains("lacks the permission issues:write")
        .as("everybody reads the status page")
        .doesNotContain(compiler.fullName());

    talk.github.permissions(Map.of("metadata", "read", "contents", "read", "issues", "write"));
    talk.app().queue().requeue(letter.guid());
    talk.settled();
    talk.theComment(issue);
    talk.noFurtherWrites();
  }

  @Test
  void gitHubIsDownAndComesBack() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    talk.github.fail(Fault.status(".*", 503));
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    talk.pass(Duration.ofMinutes(5));
    assertThat(issue.comments()).isEmpty();
    talk.github.recover();
    talk.pass(Duration.ofHours(1));
    talk.theComment(issue);
    talk.noFurtherWrites();
  }

  @Test
  void privateRepositoryIsNeverNamedInAPublicOne() {
    FakeRepository hidden = talk.repository("caravan/hidden").makePrivate(true);
    talk.given(hidden, ASSERTION_TITLE, ASSERTION);
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    assertThat(issue.comments()).isEmpty();
    talk.noFurtherWrites();
    assertThat(talk.github.writes()).isEmpty();
  }

  @Test
  void publicRepositoryIsNamedInAPrivateOne() {
    FakeIssue old = talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeRepository hidden = talk.repository("caravan/hidden").makePrivate(true);
    FakeIssue issue = talk.opened(hidden, SAME_TITLE, SAME);
    assertThat(talk.theComment(issue).body()).contains("caravan/compiler/issues/" + old.number());
    talk.noFurtherWrites();
  }

  @Test
  void deletedReportIsNamedNoMore() {
    FakeIssue old = talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    talk.happened("deleted", old);
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    assertThat(issue.comments()).isEmpty();
    talk.noFurtherWrites();
  }

  @Test
  void transferredReportIsNamedUnderItsNewNameOnly() {
    FakeIssue old = talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeRepository stress = talk.repository("caravan/stress");
    FakeIssue moved = talk.given(stress, ASSERTION_TITLE, ASSERTION);
    talk.deliver("issues", talk.github.events().issueTransferred(old, moved));
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    assertThat(talk.theComment(issue).body())
        .contains("caravan/stress/issues/" + moved.number())
        .doesNotContain("caravan/compiler/issues/" + old.number());
  }

  @Test
  void backfillReadsAllPagesAndGoesOnAfterARestart() {
    for (int i = 0; i < 230; i++) {
      compiler.issue("Question " + i, "How does module number " + i + " work?", "noor");
    }
    FakeIssue old = compiler.issue(1_000, ASSERTION_TITLE, ASSERTION, "amina");
    old.created(talk.clock.instant().minus(Duration.ofDays(300)));
    talk.github.rateLeft(10);
    talk.deliver("installation", talk.github.events().installation("created", compiler));
    assertThat(talk.app().answers()).isNotNull();
    talk.stop();
    talk.github.rateLeft(4_000);
    talk.start();
    talk.pass(Duration.ofHours(2));
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    assertThat(talk.theComment(issue).body()).contains("/issues/" + old.number());
    talk.noFurtherWrites();
  }

  @Test
  void breakerStopsOneRepositoryTellsTheOperatorAndLetsGoByItself() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    try (Database database = Database.open(data.resolve("bactrian.db"))) {
      Writes writes = new Writes(database.jdbi());
      var now = talk.clock.instant();
      for (int i = 0; i < 150; i++) {
        writes.note(compiler.id(), now, now.minusSeconds(600));
      }
    }
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    assertThat(issue.comments()).isEmpty();
    assertThat(talk.page("/status"))
        .contains("stopped for now in repository " + compiler.id())
        .contains("look for a loop with another bot");
    assertThat(talk.metrics()).contains("bactrian_breaker_open 1.0");
    talk.pass(Duration.ofMinutes(11));
    talk.edited(issue, SAME + "\nAnd once more.\n");
    assertThat(talk.theComment(issue).body()).contains("caml_domain_alone()");
    assertThat(talk.metrics()).contains("bactrian_breaker_open 0.0");
  }

  @Test
  void removedRepositoryIsForgotten() {
    FakeRepository stress = talk.repository("caravan/stress");
    talk.given(stress, ASSERTION_TITLE, ASSERTION);
    talk.deliver(
        "installation_repositories",
        talk.github.events().installationRepositories("removed", stress));
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    assertThat(issue.comments()).isEmpty();
    talk.noFurtherWrites();
  }
}

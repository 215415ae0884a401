package dev.bactrian.conversation;

import static dev.bactrian.conversation.Bugs.ASSERTION;
import static dev.bactrian.conversation.Bugs.ASSERTION_TITLE;
import static dev.bactrian.conversation.Bugs.OTHER;
import static dev.bactrian.conversation.Bugs.OTHER_TITLE;
import static dev.bactrian.conversation.Bugs.SAME;
import static dev.bactrian.conversation.Bugs.SAME_TITLE;
import static dev.bactrian.conversation.Bugs.SECOND;
import static dev.bactrian.conversation.Bugs.SECOND_TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.match.Model;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new report, and what is said under it. */
class SuggestionConversationTest {

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
  void without_embeddings_the_model_that_was_trained_without_them_ranks() {
    assertThat(talk.app().answers().model()).isEqualTo(Model.shipped(false));
  }

  @Test
  void repeatedBugGetsOneCommentThatNamesTheOldReport() {
    FakeIssue old = talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    assertThat(talk.theComment(issue).body())
        .contains("https://redirect.github.com/caravan/compiler/issues/" + old.number())
        .contains("caml_domain_alone() || young_ptr_in_range(domain)");
    assertThat(old.comments()).isEmpty();
    talk.noFurtherWrites();
  }

  @Test
  void unrelatedReportGetsSilence() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue issue = talk.opened(compiler, OTHER_TITLE, OTHER);
    assertThat(issue.comments()).isEmpty();
    talk.noFurtherWrites();
    assertThat(talk.github.writes()).isEmpty();
  }

  @Test
  void sameDeliveryTwiceGetsOneComment() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue issue = compiler.issue(SAME_TITLE, SAME, "salma");
    byte[] body = talk.github.events().issue("opened", issue);
    talk.accepted("one-guid", "issues", body);
    talk.accepted("one-guid", "issues", body);
    talk.deliver("issues", body);
    talk.theComment(issue);
    talk.noFurtherWrites();
  }

  @Test
  void editThatChangesTheAnswerEditsTheCommentInPlace() {
    FakeIssue first = talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue second = talk.given(compiler, SECOND_TITLE, SECOND);
    FakeIssue issue = talk.opened(compiler, "Tests abort", SAME);
    FakeComment comment = talk.theComment(issue);
    assertThat(comment.body()).contains("/issues/" + first.number());
    talk.edited(issue, SECOND + "\nThe log above was the wrong one before.\n");
    assertThat(talk.theComment(issue).id()).isEqualTo(comment.id());
    assertThat(comment.earlier()).hasSize(1);
    assertThat(comment.body()).contains("/issues/" + second.number());
    talk.noFurtherWrites();
  }

  @Test
  void editsInQuickSuccessionCountOnce() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue issue = talk.opened(compiler, OTHER_TITLE, OTHER);
    issue.body(SAME).updated(talk.clock.instant());
    talk.deliver("issues", talk.github.events().issueEdited(issue, null, OTHER));
    talk.pass(Duration.ofSeconds(30));
    assertThat(issue.comments()).isEmpty();
    talk.edited(issue, SAME + "\nMore.\n");
    talk.theComment(issue);
    talk.noFurtherWrites();
  }

  @Test
  void editThatRemovesTheLikenessWithdrawsTheComment() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue issue = talk.opened(compiler, "Something is wrong", SAME);
    talk.theComment(issue);
    talk.edited(issue, OTHER);
    FakeComment comment = talk.theComment(issue);
    assertThat(comment.body()).contains("Withdrawn").doesNotContain("/issues/");
    assertThat(comment.minimized()).isEqualToIgnoringCase("outdated");
    talk.noFurtherWrites();
  }

  @Test
  void commentThatPeopleDeletedStaysDeleted() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    talk.deleted(talk.theComment(issue));
    talk.edited(issue, SAME + "\nMore.\n");
    assertThat(issue.comments()).isEmpty();
    talk.noFurtherWrites();
  }

  @Test
  void closedAndLockedIssuesGetNothing() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue closed =
        compiler.issue(SAME_TITLE, SAME, "salma").closed("completed", talk.clock.instant());
    talk.happened("opened", closed);
    FakeIssue locked = compiler.issue(SAME_TITLE, SAME, "salma").locked();
    talk.happened("opened", locked);
    talk.noFurtherWrites();
    assertThat(talk.github.writes()).isEmpty();
  }

  @Test
  void shadowModeWritesNothing() {
    talk.restartInShadow();
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    talk.opened(compiler, SAME_TITLE, SAME);
    talk.noFurtherWrites();
    assertThat(talk.github.writes()).isEmpty();
  }

  @Test
  void botsReportBugsToo() {
    FakeIssue old = talk.given(compiler, ASSERTION_TITLE, ASSERTION, "nightly[bot]");
    FakeIssue issue = compiler.issue(SAME_TITLE, SAME, "nightly[bot]");
    talk.happened("opened", issue);
    assertThat(talk.theComment(issue).body()).contains("/issues/" + old.number());
    talk.noFurtherWrites();
  }

  @Test
  void candidateClosedAsDuplicateLeadsToItsCanonical() {
    FakeIssue canonical = talk.given(compiler, "Minor collections and domains", "See the log.");
    FakeIssue old = talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    old.duplicateOf(canonical).closed("duplicate", talk.clock.instant());
    talk.happened("closed", old);
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    assertThat(talk.theComment(issue).body())
        .contains("/issues/" + canonical.number())
        .doesNotContain("/issues/" + old.number());
    talk.noFurtherWrites();
  }
}

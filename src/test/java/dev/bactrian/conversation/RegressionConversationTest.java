package dev.bactrian.conversation;

import static dev.bactrian.conversation.Bugs.ASSERTION;
import static dev.bactrian.conversation.Bugs.ASSERTION_TITLE;
import static dev.bactrian.conversation.Bugs.SAME;
import static dev.bactrian.conversation.Bugs.SAME_TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bug that is back after its fix. The old report is about 5.2.0, the new one about 5.2.1. */
class RegressionConversationTest {

  private static final String REGRESSION = "This may be a regression";

  @TempDir Path data;
  private Conversation talk;
  private FakeRepository compiler;
  private FakeIssue old;

  @BeforeEach
  void start() {
    talk = new Conversation(data);
    compiler = talk.compiler;
    compiler.role("hamid", "write");
    old = talk.given(compiler, ASSERTION_TITLE, ASSERTION);
  }

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void maintainersWordsSayWhereItWasFixed() {
    said("hamid", "Fixed in 5.2.1, thank you.");
    closed();
    assertThat(talk.theComment(talk.opened(compiler, SAME_TITLE, SAME)).body())
        .contains(REGRESSION)
        .contains("fixed in `5.2.1`")
        .contains("/issues/" + old.number());
    talk.noFurtherWrites();
  }

  @Test
  void changeThatClosedItAndItsMilestoneSayWhereItWasFixed() {
    FakeIssue change =
        compiler.issue("Sweep first", "", "hamid").asPullRequest().milestone("5.2.1");
    old.closedBy(change);
    closed();
    assertThat(talk.theComment(talk.opened(compiler, SAME_TITLE, SAME)).body())
        .contains(REGRESSION)
        .contains("fixed in `5.2.1` by [`caravan/compiler#" + change.number() + "`]");
    talk.noFurtherWrites();
  }

  @Test
  void versionBeforeTheFixIsNoRegression() {
    said("hamid", "Fixed in 5.3.0.");
    closed();
    assertThat(talk.theComment(talk.opened(compiler, SAME_TITLE, SAME)).body())
        .doesNotContain(REGRESSION);
    talk.noFurtherWrites();
  }

  @Test
  void passersByDontSayWhereItWasFixed() {
    said("noor", "Fixed in 5.2.1, I believe.");
    talk.pass(Duration.ofHours(1));
    closed();
    assertThat(talk.theComment(talk.opened(compiler, SAME_TITLE, SAME)).body())
        .doesNotContain(REGRESSION);
    talk.noFurtherWrites();
  }

  private void said(String author, String text) {
    talk.deliver(
        "issue_comment",
        talk.github.events().comment("created", compiler.comment(old, author, text)));
  }

  private void closed() {
    old.closed("completed", talk.clock.instant());
    talk.happened("closed", old);
    talk.pass(Duration.ofHours(1));
  }
}

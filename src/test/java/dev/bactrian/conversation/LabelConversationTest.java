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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels that fit: suggested, declined, taken; and what is asked about packages and relations. */
class LabelConversationTest {

  @TempDir Path data;
  private Conversation talk;
  private FakeRepository compiler;

  @BeforeEach
  void start() {
    talk = new Conversation(data);
    compiler = talk.compiler;
    compiler.label("subsystem:gc-minor").label("possible-duplicate").label("bug");
    compiler.role("triager", "triage").role("reader", "read");
  }

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void labelIsSuggestedWithItsReasonAndNeverPutOn() {
    FakeIssue issue = talk.opened(compiler, ASSERTION_TITLE, ASSERTION);
    assertThat(issue.suggestedLabels())
        .containsOnlyKeys("subsystem:gc-minor")
        .containsValue("the failure in it belongs to gc-minor");
    assertThat(issue.labels()).isEmpty();
    assertThat(issue.comments()).isEmpty();
    talk.noFurtherWrites();
  }

  @Test
  void possibleDuplicateComesWithTheComment() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    assertThat(issue.suggestedLabels())
        .containsOnlyKeys("possible-duplicate", "subsystem:gc-minor");
    assertThat(talk.theComment(issue).body()).doesNotContain("/label");
    talk.noFurtherWrites();
  }

  @Test
  void whatWasSuggestedOnceIsNotSuggestedAgain() {
    FakeIssue issue = talk.opened(compiler, ASSERTION_TITLE, ASSERTION);
    List<String> before = talk.github.writes();
    talk.edited(issue, ASSERTION + "\nMore.\n");
    assertThat(talk.github.writes()).isEqualTo(before);
    talk.noFurtherWrites();
  }

  @Test
  void labelThatPeopleTookOffDoesNotComeBack() {
    FakeIssue issue = talk.opened(compiler, OTHER_TITLE, OTHER);
    talk.deliver(
        "issues", talk.github.events().labelled("unlabeled", issue, "Subsystem:GC-minor", "hamid"));
    talk.edited(issue, ASSERTION);
    assertThat(issue.suggestedLabels()).isEmpty();
    say(issue, "reader", "/label");
    assertThat(answers(issue)).singleElement().asString().contains("no label that fits");
    talk.deliver(
        "issues", talk.github.events().labelled("labeled", issue, "Subsystem:GC-minor", "hamid"));
    say(issue, "reader", "@bactrian label");
    assertThat(answers(issue).getLast()).contains("`subsystem:gc-minor`");
  }

  @Test
  void removalByABotIsNoOpinion() {
    FakeIssue issue = talk.opened(compiler, OTHER_TITLE, OTHER);
    talk.deliver(
        "issues",
        talk.github.events().labelled("unlabeled", issue, "subsystem:gc-minor", "sweeper[bot]"));
    talk.edited(issue, ASSERTION);
    assertThat(issue.suggestedLabels()).containsKey("subsystem:gc-minor");
  }

  @Test
  void serverThatAppliesSuggestionsIsPutRightAndToldInTheComment() {
    talk.github.withoutSuggestedLabels();
    FakeIssue first = talk.opened(compiler, ASSERTION_TITLE, ASSERTION);
    assertThat(first.labels()).isEmpty();
    assertThat(first.comments()).as("labels alone are not worth a comment").isEmpty();
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    assertThat(issue.labels()).isEmpty();
    assertThat(talk.theComment(issue).body())
        .contains("Labels that fit: `possible-duplicate`, `subsystem:gc-minor`");
    talk.noFurtherWrites();
  }

  @Test
  void fileMayAskForACommentOfLabelsOrForSilence() {
    talk.github.withoutSuggestedLabels();
    FakeRepository wordy =
        talk.github
            .repository("caravan/wordy")
            .label("subsystem:gc-minor")
            .file(".github/bactrian.yml", "suggest-labels: comment\n");
    FakeIssue issue = talk.opened(wordy, ASSERTION_TITLE, ASSERTION);
    assertThat(talk.theComment(issue).body()).contains("Labels that fit: `subsystem:gc-minor`");
    FakeRepository quiet =
        talk.github
            .repository("caravan/quiet")
            .label("subsystem:gc-major")
            .file(".github/bactrian.yml", "suggest-labels: \"off\"\n");
    FakeIssue other = talk.opened(quiet, SECOND_TITLE, SECOND);
    assertThat(other.comments()).isEmpty();
    assertThat(other.suggestedLabels()).isEmpty();
    talk.noFurtherWrites();
  }

  @Test
  void triagerAcceptsReaderDoesNot() {
    FakeIssue issue = talk.opened(compiler, ASSERTION_TITLE, ASSERTION).labelled("bug");
    say(issue, "reader", "/label accept");
    assertThat(issue.labels()).containsExactly("bug");
    assertThat(answers(issue)).singleElement().asString().contains("triage role");
    FakeComment comment = say(issue, "triager", "/label accept");
    assertThat(issue.labels()).containsExactlyInAnyOrder("bug", "subsystem:gc-minor");
    assertThat(comment.reactions()).isNotEmpty();
    assertThat(answers(issue)).hasSize(1);
    talk.noFurtherWrites();
  }

  @Test
  void secondDeliveryAndEditTakeNothingTwice() {
    FakeIssue issue = talk.opened(compiler, ASSERTION_TITLE, ASSERTION);
    FakeComment comment = say(issue, "triager", "/label accept");
    List<String> before = talk.github.writes();
    talk.deliver("issue_comment", talk.github.events().comment("created", comment));
    talk.deliver(
        "issue_comment", talk.github.events().commentEdited(comment, "/label accept", "triager"));
    assertThat(talk.github.writes()).isEqualTo(before);
  }

  @Test
  void onlyWhatWasSuggestedCanBeAccepted() {
    FakeIssue issue = talk.opened(compiler, ASSERTION_TITLE, ASSERTION);
    say(issue, "triager", "/label accept @org/team fixes #1");
    assertThat(issue.labels()).isEmpty();
    assertThat(answers(issue)).singleElement().asString().contains("I did not suggest");
    say(issue, "triager", "/label accept subsystem:gc-minor");
    assertThat(issue.labels()).containsExactly("subsystem:gc-minor");
  }

  @Test
  void closedIssueGetsNoSuggestionButMayBeAskedAbout() {
    FakeIssue issue =
        compiler
            .issue(ASSERTION_TITLE, ASSERTION, "salma")
            .closed("completed", talk.clock.instant());
    talk.happened("opened", issue);
    assertThat(issue.suggestedLabels()).isEmpty();
    say(issue, "triager", "/label accept");
    assertThat(issue.labels()).containsExactly("subsystem:gc-minor");
  }

  @Test
  void shadowSuggestsNothing() {
    talk.restartInShadow();
    FakeIssue issue = talk.opened(compiler, ASSERTION_TITLE, ASSERTION);
    assertThat(issue.suggestedLabels()).isEmpty();
    assertThat(talk.github.writes()).isEmpty();
  }

  @Test
  void relatedSaysNothingOfWhatIsPrivate() {
    FakeRepository hidden = talk.repository("caravan/hidden").makePrivate(true);
    talk.given(hidden, "The unspeakable abort", ASSERTION);
    compiler.file(
        ".github/bactrian.yml", "thresholds: {suggest: 1, also: 1, duplicate: 1, related: 0}\n");
    FakeIssue old = talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    talk.pass(Duration.ofMinutes(3));
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    say(issue, "reader", "/related");
    say(issue, "reader", "/packages");
    assertThat(answers(issue).getFirst())
        .contains("Perhaps related", "/issues/" + old.number())
        .doesNotContain("same bug as", "/duplicate");
    assertThat(String.join("\n", answers(issue))).doesNotContain("unspeakable", "hidden");
  }

  @Test
  void relatedDoesNotRepeatWhatIsSuggestedAsTheSameBug() {
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
    FakeIssue issue = talk.opened(compiler, SAME_TITLE, SAME);
    say(issue, "reader", "/related");
    assertThat(answers(issue))
        .singleElement()
        .asString()
        .contains("no related report", "`/explain`");
  }

  @Test
  void packagesNamesWhatFailsHereAndElsewhereWithTheSameFailure() {
    String log =
        """
        ```
        #=== ERROR while compiling %s ===#
        # File "src/saddle.ml", line 3, characters 4-9:
        # Error: Unbound module Straps
        ```
        """;
    talk.given(compiler, "Saddle does not build", log.formatted("saddle.1.2"));
    FakeIssue issue = talk.opened(compiler, "Reins do not build", log.formatted("reins.3"));
    say(issue, "reader", "/packages");
    assertThat(answers(issue))
        .singleElement()
        .asString()
        .contains("`reins`: its build fails here", "The same failure is reported for `saddle`");
  }

  private FakeComment say(FakeIssue issue, String who, String text) {
    FakeComment comment = issue.repository().comment(issue, who, text);
    talk.deliver("issue_comment", talk.github.events().comment("created", comment));
    return comment;
  }

  private static List<String> answers(FakeIssue issue) {
    return issue.commentsByApp().stream()
        .map(FakeComment::body)
        .filter(body -> body.startsWith("<!-- bactrian:answer "))
        .toList();
  }
}

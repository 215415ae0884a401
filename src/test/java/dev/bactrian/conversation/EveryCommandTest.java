package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for commands alike. */
class EveryCommandTest extends CommandTalk {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/duplicate #1",
        "/merge #1",
        "/not-duplicate #1",
        "/link #1",
        "/unlink #1",
        "/rescan",
        "/undo"
      })
  void refused_with_the_missing_right(String command) {
    FakeComment comment = says(RITA, second, command);
    assertThat(answer(second)).contains("the triage role");
    assertThat(comment.reactions()).isEmpty();
    isOpen(second);
    assertThat(suggestion(second)).doesNotContain("Linked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/duplicate #1", "/merge #1", "/link #1", "/not-duplicate #1", "/rescan"})
  void twice_is_once(String command) {
    says(TARA, second, command);
    var before = second.commentsByApp().stream().map(FakeComment::body).toList();
    var writes = writesOf(() -> says(TARA, second, command));
    assertThat(second.commentsByApp()).extracting(FakeComment::body).isEqualTo(before);
    assertThat(writes).hasSize(1).allMatch(write -> write.endsWith("/reactions"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/duplicate #1", "/merge #1", "/link #1 part-of", "/not-duplicate #1"})
  void edited_in_runs_once_and_edited_again_not_at_all(String command) {
    FakeComment comment = says(TARA, second, "Looking at it.");
    edits(TARA, comment, "Looking at it.\n\n" + command);
    assertThat(comment.reactions()).hasSize(1);
    var writes = writesOf(() -> edits(TARA, comment, "Looked at it.\n\n" + command));
    assertThat(writes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/duplicate ", "/merge ", "/link ", "/unlink ", "/not-duplicate ", "/explain "})
  void private_report_is_as_good_as_unknown(String command) {
    FakeIssue secret = opened(hidden("secret"), "cy", "Unspeakable", Bugs.ASSERTION);
    says(TARA, second, command + name(secret));
    assertThat(answer(second)).contains("I know no report").doesNotContain("Unspeakable");
    assertThat(secret.commentsByApp())
        .extracting(FakeComment::body)
        .noneMatch(body -> body.contains("bactrian:note"));
    isOpen(second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"> /duplicate #1", "`/duplicate #1`", "```\n/undo\n```", "<p>\n/merge #1\n</p>"})
  void examples_do_nothing(String text) {
    assertThat(writesOf(() -> says(TARA, second, text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/duplicate #1", "/undo", "/help"})
  void bots_are_not_obeyed(String command) {
    assertThat(writesOf(() -> says("helper[bot]", second, command))).isEmpty();
  }
}

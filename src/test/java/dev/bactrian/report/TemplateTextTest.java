package dev.bactrian.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTextTest {

  private final TemplateText text = new TemplateText();

  @Test
  void declaredLinesAreTemplateInAnyMarkup() {
    text.declare(
        1, List.of("## What did you expect?", "- [ ] I looked for earlier reports", "# OS"));
    Template template = text.before(1);
    assertThat(template.covers("### What did you expect")).isTrue();
    assertThat(template.covers("- [x] I looked for earlier reports")).isTrue();
    assertThat(template.covers("### OS")).isTrue();
    assertThat(template.covers("I expected two humps")).isFalse();
    assertThat(text.before(2).covers("## What did you expect?")).isFalse();
  }

  @Test
  void whatIsDeclaredAnewReplacesWhatWasBefore() {
    text.declare(1, List.of("## What did you expect?"));
    text.declare(1, List.of("## What happened?"));
    assertThat(text.before(1).covers("## What did you expect?")).isFalse();
    assertThat(text.before(1).covers("## What happened?")).isTrue();
  }

  @Test
  void aReportThatIsReadAgainAndAgainCountsOnce() {
    for (int i = 1; i <= 40; i++) {
      text.learn(Posts.of(1, "t", "The camel refuses to kneel."));
    }
    assertThat(text.before(-1).covers("The camel refuses to kneel.")).isFalse();
  }

  @Test
  void whatManyReportsShareIsTemplateFromThenOn() {
    for (int i = 1; i <= 8; i++) {
      text.learn(
          Posts.of(i, "t", "**Which version are you on?**\nVersion of camel " + "x".repeat(i)));
    }
    Template template = text.before(-1);
    assertThat(template.covers("**Which version are you on?**")).isTrue();
    assertThat(template.covers("Version of camel xxx")).isFalse();
  }

  @Test
  void aTemplateHandedOutLearnsNothingMore() {
    Template before = text.before(-1);
    for (int i = 1; i <= 16; i++) {
      text.learn(Posts.of(i, "t", "**Which version are you on?**"));
    }
    assertThat(before.covers("**Which version are you on?**")).isFalse();
    assertThat(text.before(-1).covers("**Which version are you on?**")).isTrue();
  }

  @Test
  void codeIsNotLearnt() {
    for (int i = 1; i <= 16; i++) {
      text.learn(Posts.of(i, "t", "```\nlet () = camel ()\n```\n"));
    }
    assertThat(text.before(-1).covers("let () = camel ()")).isFalse();
  }
}

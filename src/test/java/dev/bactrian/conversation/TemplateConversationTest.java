package dev.bactrian.conversation;

import static dev.bactrian.conversation.Bugs.SAME;
import static dev.bactrian.conversation.Bugs.SAME_TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Fault;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template wrote is nobody's report. */
class TemplateConversationTest {

  private static final String FORM =
      """
      name: Bug
      description: Something breaks
      body:
        - type: textarea
          attributes:
            label: What did the camel do when you loaded the saddle bags?
        - type: checkboxes
          attributes:
            label: Before you post
            options:
              - label: I looked for earlier reports
      """;

  private static final String UNFILLED =
      """
      ### What did the camel do when you loaded the saddle bags?

      _No response_

      ### Before you post

      - [X] I looked for earlier reports
      """;

  private static final String TITLE = "The camel does not get up with its saddle bags";
  private static final String SILENT = "its body holds nothing that its author wrote";

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
  void withoutATemplateTheSameWordsAreTheAuthors() {
    talk.given(compiler, TITLE, UNFILLED);
    talk.theComment(talk.opened(compiler, TITLE, UNFILLED));
  }

  @Test
  void reportEqualToItsFormGetsSilence() {
    compiler.file(".github/ISSUE_TEMPLATE/bug.yml", FORM);
    compiler.file(".github/ISSUE_TEMPLATE/config.yml", "blank_issues_enabled: false\n");
    talk.given(compiler, TITLE, UNFILLED);
    silent(talk.opened(compiler, TITLE, UNFILLED));
  }

  @Test
  void unfilledReportIsNoTargetEither() {
    compiler.file("ISSUE_TEMPLATE.md", UNFILLED);
    talk.given(compiler, TITLE, UNFILLED);
    FakeIssue issue = talk.opened(compiler, TITLE, "It does not get up with its saddle bags on.");
    assertThat(issue.comments()).isEmpty();
    assertThat(talk.decided(issue)).contains("it holds nothing but its template");
    talk.noFurtherWrites();
  }

  @Test
  void templatesOfTheOwnerHoldWhereThereAreNoneOfItsOwn() {
    FakeRepository owners = talk.repository("caravan/.github");
    owners.file("docs/ISSUE_TEMPLATE.md", UNFILLED);
    talk.given(owners, "Anything", "So that the program knows this repository.");
    talk.given(compiler, TITLE, UNFILLED);
    silent(talk.opened(compiler, TITLE, UNFILLED));
  }

  @Test
  void filesThatTheSettingsNameAreTemplates() {
    FakeRepository stress =
        talk.github
            .repository("caravan/stress")
            .file(".github/bactrian.yml", "templates: [docs/bug-form.md]\n")
            .file("docs/bug-form.md", UNFILLED);
    silent(talk.opened(stress, TITLE, UNFILLED));
  }

  @Test
  void changedTemplateIsReadAgainAndOutlivesARestart() {
    talk.given(compiler, "First", "A report before there was any template.");
    compiler.file(".github/ISSUE_TEMPLATE/bug.yml", FORM);
    talk.pass(Duration.ofMinutes(61));
    talk.given(compiler, TITLE, UNFILLED);
    talk.stop();
    talk.start();
    talk.github.fail(Fault.status("GET .*/contents/.*", 503));
    silent(talk.opened(compiler, TITLE, UNFILLED));
  }

  @Test
  void whatReportsShareOutlivesARestart() {
    for (int i = 0; i < 16; i++) {
      talk.given(compiler, "Question " + i, UNFILLED + "\nHow does module " + i + " work?\n");
    }
    talk.stop();
    talk.start();
    silent(talk.opened(compiler, TITLE, UNFILLED));
  }

  @Test
  void aReportWithManyCommentsIsNoTemplate() {
    FakeIssue old = talk.given(compiler, SAME_TITLE, SAME);
    for (int i = 0; i < 20; i++) {
      talk.happened("labeled", old);
    }
    assertThat(talk.theComment(talk.opened(compiler, SAME_TITLE, SAME)).body())
        .contains("/issues/" + old.number());
  }

  private void silent(FakeIssue issue) {
    assertThat(issue.comments()).isEmpty();
    assertThat(talk.decided(issue)).contains(SILENT);
    talk.noFurtherWrites();
  }
}

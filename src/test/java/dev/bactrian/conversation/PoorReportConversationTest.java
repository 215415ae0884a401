package dev.bactrian.conversation;

import static dev.bactrian.conversation.Bugs.ASSERTION;
import static dev.bactrian.conversation.Bugs.ASSERTION_TITLE;
import static dev.bactrian.conversation.Bugs.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that say little, too much, or the same twice: an answer or silence, never certainty. */
class PoorReportConversationTest {

  private static final String CERTAIN = "This is very likely the same bug";
  private static final String SCREENSHOT =
      "![Screenshot](https://github.com/user-attachments/assets/00000000-0000-0000-0000-000000000000)";

  @TempDir Path data;
  private Conversation talk;
  private FakeRepository compiler;

  @BeforeEach
  void start() {
    talk = new Conversation(data);
    compiler = talk.compiler;
    talk.given(compiler, ASSERTION_TITLE, ASSERTION);
  }

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void onlyAScreenshot() {
    talk.given(compiler, "Crash", SCREENSHOT);
    FakeIssue issue = talk.opened(compiler, "Crash", SCREENSHOT);
    assertThat(issue.comments()).isEmpty();
    talk.noFurtherWrites();
  }

  @Test
  void emptyBody() {
    talk.given(compiler, "It does not work", "");
    FakeIssue issue = talk.opened(compiler, "It does not work", "");
    notCertain(issue);
    FakeIssue blank = talk.opened(compiler, ASSERTION_TITLE, " \r\n\t\r\n");
    notCertain(blank);
    talk.noFurtherWrites();
  }

  @Test
  void onlyALog() {
    String log = ASSERTION.substring(ASSERTION.indexOf("```"), ASSERTION.lastIndexOf("```") + 3);
    FakeIssue issue = talk.opened(compiler, "Crash", log);
    assertThat(talk.theComment(issue).body()).contains("caml_domain_alone()");
    talk.noFurtherWrites();
  }

  @Test
  void theSameReportTwiceInASecond() {
    FakeIssue first = compiler.issue("Tests abort", SAME, "salma");
    FakeIssue second = compiler.issue("Tests abort", SAME, "salma").created(talk.clock.instant());
    first.created(talk.clock.instant());
    for (FakeIssue one : new FakeIssue[] {first, second}) {
      talk.accepted(
          UUID.randomUUID().toString(), "issues", talk.github.events().issue("opened", one));
    }
    talk.settled();
    assertThat(talk.theComment(first).body()).doesNotContain("/issues/" + second.number());
    talk.theComment(second);
    talk.noFurtherWrites();
  }

  @Test
  void sixtyKilobytes() {
    StringBuilder body = new StringBuilder(SAME).append("\n```\n");
    for (int i = 0; body.length() < 60_000; i++) {
      body.append("Test ")
          .append(i)
          .append(": spawn and join ")
          .append(i % 64)
          .append(" domains\n");
    }
    FakeIssue issue = talk.opened(compiler, "Tests abort", body.append("```\n").toString());
    notCertain(issue);
    assertThat(talk.theComment(issue).body()).contains("caml_domain_alone()");
    talk.noFurtherWrites();
  }

  @Test
  void otherLanguages() {
    talk.given(compiler, "程序在启动时崩溃", "运行示例程序时,程序会在启动后立即崩溃。");
    notCertain(talk.opened(compiler, "保存文件时程序崩溃", "保存文件时,程序会立即崩溃,没有任何消息。"));
    notCertain(talk.opened(compiler, "الجمل لا ينهض", "عند تحميل السرج لا ينهض الجمل أبدا."));
    FakeIssue french =
        talk.opened(
            compiler,
            "Assertion violée à la fin d'un domaine",
            "Avec OCaml 5.2.1 :\n\n" + ASSERTION.substring(ASSERTION.indexOf("```")));
    assertThat(talk.theComment(french).body()).contains("caml_domain_alone()");
    talk.noFurtherWrites();
  }

  private static void notCertain(FakeIssue issue) {
    assertThat(issue.comments()).allSatisfy(c -> assertThat(c.body()).doesNotContain(CERTAIN));
  }
}

package dev.bactrian.conversation;

import static dev.bactrian.conversation.Bugs.ASSERTION;
import static dev.bactrian.conversation.Bugs.ASSERTION_TITLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The failure stands behind a link, not in the issue. */
class LinkedLogsConversationTest {

  /** As a job of GitHub Actions prints it. */
  static final String JOB =
      """
      2026-11-24T02:11:05.0000000Z ##[group]Run make -C testsuite one DIR=tests/domains
      2026-11-24T02:11:05.1000000Z shell: /usr/bin/bash -e {0}
      2026-11-24T02:11:05.2000000Z ##[endgroup]
      2026-11-24T02:11:07.3000000Z ### OCaml runtime: debug mode ###
      2026-11-24T02:11:07.4000000Z [07] file runtime/minor_gc.c; line 655 ### Assertion failed: \
      caml_domain_alone() || young_ptr_in_range(domain)
      2026-11-24T02:11:07.5000000Z Aborted (core dumped)
      2026-11-24T02:11:07.6000000Z ##[error]Process completed with exit code 134.
      """;

  private static final String TITLE = "Nightly job is red";
  private static final String GIST = "0123456789abcdef0123";

  @TempDir Path data;
  private Conversation talk;
  private FakeRepository compiler;
  private FakeIssue old;

  @BeforeEach
  void start() {
    talk = new Conversation(data);
    compiler = talk.compiler;
    old = talk.given(compiler, ASSERTION_TITLE, ASSERTION);
  }

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void theJobThatIsNamed() {
    compiler.jobLog(5, JOB);
    FakeIssue issue =
        talk.opened(
            compiler, TITLE, "See https://github.com/caravan/compiler/actions/runs/9/job/5.");
    namesTheOldOne(issue);
    assertThat(asked("/actions/jobs/5/logs")).isEqualTo(1);
  }

  @Test
  void theFailedJobsOfTheRunThatIsNamed() {
    compiler.jobLog(5, JOB);
    FakeIssue issue =
        talk.opened(compiler, TITLE, "https://github.com/caravan/compiler/actions/runs/9");
    namesTheOldOne(issue);
  }

  @Test
  void theGistThatIsNamed() {
    talk.github.gist(GIST, Map.of("build.log", JOB));
    FakeIssue issue =
        talk.opened(compiler, TITLE, "Log: https://gist.github.com/salma/" + GIST + "#file-log");
    namesTheOldOne(issue);
  }

  @Test
  void theAttachmentOfAPublicIssue() {
    talk.restartOnOneHost();
    String link = talk.github.attachment("/user-attachments/files/11/b.log", JOB.getBytes(UTF_8));
    FakeIssue issue = talk.opened(compiler, TITLE, "[b.log](" + link + ")");
    assertThat(talk.theComment(issue).body()).contains("caravan/compiler#" + old.number());
  }

  @Test
  void theAttachmentOfAPrivateIssueIsNotAskedFor() {
    talk.restartOnOneHost();
    String link = talk.github.attachment("/user-attachments/files/11/b.log", JOB.getBytes(UTF_8));
    FakeRepository hidden = talk.repository("caravan/hidden").makePrivate(true);
    FakeIssue issue = talk.opened(hidden, TITLE, "[b.log](" + link + ")");
    assertThat(issue.comments()).isEmpty();
    assertThat(talk.metrics())
        .contains("bactrian_linked_logs_total{outcome=\"private\",source=\"attachment\"} 1");
  }

  @Test
  void anAttachmentThatLeadsElsewhereIsNotFollowed() {
    talk.restartOnOneHost();
    String inside = talk.github.attachment("/internal/secrets", JOB.getBytes(UTF_8));
    String link = talk.github.attachmentMoved("/user-attachments/files/11/b.log", inside);
    FakeIssue issue = talk.opened(compiler, TITLE, "[b.log](" + link + ")");
    assertThat(issue.comments()).isEmpty();
    assertThat(talk.metrics())
        .contains("bactrian_linked_logs_total{outcome=\"refused\",source=\"attachment\"} 1");
  }

  @Test
  void theRunOfAPrivateRepositoryIsReadForThatRepositoryOnly() {
    FakeRepository hidden = talk.repository("caravan/hidden").makePrivate(true).jobLog(5, JOB);
    talk.given(hidden, "Nothing much", "Nothing at all.");
    String link = "https://github.com/caravan/hidden/actions/runs/9/job/5";
    FakeIssue open = talk.opened(compiler, TITLE, link);
    assertThat(open.comments()).extracting(dev.bactrian.github.fake.FakeComment::body).isEmpty();
    assertThat(asked("/actions/")).isZero();
    FakeIssue own = talk.opened(hidden, TITLE, link);
    namesTheOldOne(own);
  }

  @Test
  void aLogThatIsNotThereIsAskedForAgainOnlyWhenTheTextChanges() {
    String link = "https://gist.github.com/salma/" + GIST;
    FakeIssue issue = talk.opened(compiler, TITLE, link);
    assertThat(issue.comments()).isEmpty();
    assertThat(asked("/gists/")).isEqualTo(1);
    talk.happened("labeled", issue);
    talk.noFurtherWrites();
    assertThat(asked("/gists/")).isEqualTo(1);
    talk.github.gist(GIST, Map.of("build.log", JOB));
    talk.edited(issue, link + " now public");
    namesTheOldOne(issue);
  }

  @Test
  void aLogThatIsNotThereIsAskedForAgainOnRescan() {
    compiler.role("noor", "triage");
    FakeIssue issue = talk.opened(compiler, TITLE, "https://gist.github.com/salma/" + GIST);
    talk.github.gist(GIST, Map.of("build.log", JOB));
    talk.deliver(
        "issue_comment",
        talk.github.events().comment("created", compiler.comment(issue, "noor", "/rescan")));
    talk.settled();
    namesTheOldOne(issue);
  }

  @Test
  void aFailingGitHubDelaysNothing() {
    talk.github.fail(Fault.status("GET .*/actions/.*", 503));
    FakeIssue issue =
        talk.opened(
            compiler,
            Bugs.SAME_TITLE,
            Bugs.SAME + "\nhttps://github.com/caravan/compiler/actions/runs/9/job/5\n");
    namesTheOldOne(issue);
    assertThat(talk.metrics()).contains("outcome=\"unreachable\",source=\"actions\"");
  }

  @Test
  void aLogWhoseLinkIsTakenOutCountsNoMore() {
    compiler.jobLog(5, JOB);
    FakeIssue issue =
        talk.opened(compiler, TITLE, "https://github.com/caravan/compiler/actions/runs/9/job/5");
    namesTheOldOne(issue);
    talk.edited(issue, "Sorry, that was something else: a typo in the documentation of Seq.zip.");
    assertThat(talk.theComment(issue).body()).contains("Withdrawn");
  }

  @Test
  void moreLinksThanFiveAreNotAsked() {
    StringBuilder text = new StringBuilder();
    for (int job = 1; job <= 9; job++) {
      text.append("https://github.com/caravan/compiler/actions/runs/9/job/" + job + "\n");
    }
    talk.opened(compiler, TITLE, text.toString());
    assertThat(asked("/actions/jobs/")).isEqualTo(5);
  }

  @Test
  void explainSaysWhichLogsWereNotReadAndWhy() {
    talk.restartOnOneHost();
    FakeRepository hidden = talk.repository("caravan/hidden").makePrivate(true).jobLog(5, JOB);
    talk.given(hidden, "Nothing much", "Nothing at all.");
    String runs = talk.github.apiUrl() + "/caravan/";
    String large =
        talk.github.attachment("/user-attachments/files/12/large.log", new byte[(10 << 20) + 1]);
    String read = talk.github.attachment("/user-attachments/files/13/b.log", JOB.getBytes(UTF_8));
    FakeIssue issue =
        talk.opened(
            compiler,
            TITLE,
            String.join(
                "\n",
                "https://gist.github.com/salma/" + GIST,
                runs + "hidden/actions/runs/9/job/5",
                runs + "nowhere/actions/runs/9/job/5",
                large,
                read,
                runs + "compiler/actions/runs/9/job/8",
                "https://logs.example.org/nightly.log"));
    String explained = explained(issue);
    assertThat(line(explained, GIST)).contains("nothing is there");
    assertThat(line(explained, "/hidden/"))
        .isEqualTo(line(explained, "/nowhere/").replace("nowhere", "hidden"))
        .contains("no repository whose logs I may read");
    assertThat(line(explained, "large.log")).contains("larger than I read");
    assertThat(line(explained, "/job/8")).contains("first links of a report only");
    assertThat(line(explained, "logs.example.org")).contains("I read no logs from there");
    assertThat(explained).doesNotContain("b.log");
  }

  @Test
  void explainSaysWhyTheFileOfAPrivateIssueWasNotRead() {
    talk.restartOnOneHost();
    String link = talk.github.attachment("/user-attachments/files/11/b.log", JOB.getBytes(UTF_8));
    FakeRepository hidden = talk.repository("caravan/hidden").makePrivate(true);
    FakeIssue issue = talk.opened(hidden, TITLE, "[b.log](" + link + ")");
    assertThat(line(explained(issue), "b.log")).contains("open in browsers only");
  }

  @Test
  void aLogThatWasReadOutlivesItsRunButNotItsGist() {
    compiler.role("noor", "triage").jobLog(5, JOB);
    talk.github.gist(GIST, Map.of("build.log", JOB));
    FakeIssue run =
        talk.opened(compiler, TITLE, "https://github.com/caravan/compiler/actions/runs/9/job/5");
    FakeIssue gist = talk.opened(compiler, TITLE, "https://gist.github.com/salma/" + GIST);
    compiler.withoutJobLog(5);
    talk.github.withoutGist(GIST);
    says(run, "/rescan");
    says(gist, "/rescan");
    namesTheOldOne(run);
    assertThat(talk.theComment(gist).body()).doesNotContain("caml_domain_alone()");
  }

  private void says(FakeIssue issue, String text) {
    talk.deliver(
        "issue_comment",
        talk.github.events().comment("created", issue.repository().comment(issue, "noor", text)));
    talk.pass(java.time.Duration.ofSeconds(70));
  }

  private String explained(FakeIssue issue) {
    says(issue, "/explain");
    return issue.commentsByApp().stream()
        .map(dev.bactrian.github.fake.FakeComment::body)
        .filter(body -> body.startsWith("<!-- bactrian:answer"))
        .findFirst()
        .orElseThrow();
  }

  private static String line(String text, String part) {
    return text.lines().filter(one -> one.contains(part)).findFirst().orElse("");
  }

  private void namesTheOldOne(FakeIssue issue) {
    assertThat(talk.theComment(issue).body())
        .contains("caravan/compiler/issues/" + old.number())
        .contains("caml_domain_alone()");
  }

  private long asked(String part) {
    List<String> requests = talk.github.requests();
    return requests.stream().filter(one -> one.contains(part)).count();
  }
}

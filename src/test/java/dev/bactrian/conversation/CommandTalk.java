package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Conversations with commands. Each test has an installation of its own, with a repository in which
 * TARA may triage and RITA may read, an old report by ANN and a new one by BOB about the same bug;
 * all tests of a class talk to one running program. Each ends in "no further writes".
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CommandTalk {

  static final String TARA = "tara";
  static final String RITA = "rita";
  static final String BOB = "bob";

  private static final AtomicInteger LAST = new AtomicInteger();
  static final String FILE = "thresholds:\n  suggest: 0.005\n  also: 0.004\n";

  Conversation talk;
  FakeRepository home;
  FakeIssue first;
  FakeIssue second;
  private int world;

  @BeforeAll
  void start(@TempDir Path data) {
    talk = new Conversation(data);
  }

  @AfterAll
  void end() {
    talk.close();
  }

  @BeforeEach
  void aWorldOfItsOwn() {
    world = LAST.incrementAndGet();
    home = repository("home");
    first = opened(home, "ann", Bugs.ASSERTION_TITLE, Bugs.ASSERTION);
    talk.pass(Duration.ofMinutes(5));
    second = opened(home, BOB, Bugs.SAME_TITLE, Bugs.SAME);
  }

  @AfterEach
  void nothingFollows() {
    talk.noFurtherWrites();
  }

  /** Another repository of the same installation, where TARA may triage too. */
  FakeRepository repository(String name) {
    return talk.github
        .repository("caravan" + world + "/" + name, 1_000 + world)
        .role(TARA, "triage")
        .role(RITA, "read")
        .file(".github/bactrian.yml", FILE);
  }

  FakeRepository hidden(String name) {
    return repository(name).makePrivate(true);
  }

  FakeIssue opened(FakeRepository repository, String author, String title, String body) {
    FakeIssue issue = repository.issue(title, body, author);
    talk.deliver("issues", talk.github.events().issue("opened", issue));
    return issue;
  }

  /** Somebody comments; GitHub tells of that, and of what came of it. */
  FakeComment says(String who, FakeIssue issue, String text) {
    boolean open = issue.isOpen();
    FakeComment comment = issue.repository().comment(issue, who, text);
    talk.deliver("issue_comment", talk.github.events().comment("created", comment));
    tellOfState(issue, open);
    return comment;
  }

  /** Somebody edits a comment. */
  void edits(String who, FakeComment comment, String text) {
    boolean open = comment.issue().isOpen();
    String before = comment.body();
    comment.body(text);
    talk.deliver("issue_comment", talk.github.events().commentEdited(comment, before, who));
    tellOfState(comment.issue(), open);
  }

  /** Somebody closes or opens it in the browser. */
  void closes(String who, FakeIssue issue, String reason) {
    talk.pass(Duration.ofMinutes(1));
    issue.closed(reason, talk.clock.instant()).updated(talk.clock.instant());
    talk.deliver("issues", talk.github.events().issue("closed", issue, who));
  }

  void opens(String who, FakeIssue issue) {
    talk.pass(Duration.ofMinutes(1));
    issue.reopened().updated(talk.clock.instant());
    talk.deliver("issues", talk.github.events().issue("reopened", issue, who));
  }

  private void tellOfState(FakeIssue issue, boolean wasOpen) {
    if (issue.isOpen() != wasOpen) {
      issue.updated(talk.clock.instant());
      String action = issue.isOpen() ? "reopened" : "closed";
      String bot = FakeGitHub.APP_SLUG + "[bot]";
      talk.deliver("issues", talk.github.events().issue(action, issue, bot));
    }
    talk.pass(Duration.ofSeconds(70));
  }

  /** What was answered under it, oldest first. */
  static List<String> answers(FakeIssue issue) {
    return ours(issue, "answer");
  }

  /** The one answer under it. */
  static String answer(FakeIssue issue) {
    assertThat(answers(issue)).hasSize(1);
    return answers(issue).getFirst();
  }

  /** The one suggestion under it. */
  static String suggestion(FakeIssue issue) {
    assertThat(ours(issue, "suggestion")).hasSize(1);
    return ours(issue, "suggestion").getFirst();
  }

  /** The notes under it: one at most. */
  static List<String> notes(FakeIssue issue) {
    return ours(issue, "note");
  }

  static String note(FakeIssue issue) {
    assertThat(notes(issue)).hasSize(1);
    return notes(issue).getFirst();
  }

  static String name(FakeIssue issue) {
    return issue.repository().fullName() + "#" + issue.number();
  }

  static void isOpen(FakeIssue issue) {
    assertThat(issue.isOpen()).isTrue();
  }

  static void isDuplicateOf(FakeIssue issue, FakeIssue canonical) {
    assertThat(issue.isOpen()).isFalse();
    assertThat(issue.stateReason()).isEqualTo("duplicate");
    assertThat(issue.canonical()).isSameAs(canonical);
  }

  /** What the App wrote since, in the words of {@link FakeGitHub#writes}. */
  List<String> writesOf(Runnable deed) {
    int before = talk.github.writes().size();
    deed.run();
    List<String> all = talk.github.writes();
    return new ArrayList<>(all.subList(before, all.size()));
  }

  private static List<String> ours(FakeIssue issue, String kind) {
    return issue.commentsByApp().stream()
        .map(FakeComment::body)
        .filter(body -> body.startsWith("<!-- bactrian:" + kind + " v1"))
        .toList();
  }
}

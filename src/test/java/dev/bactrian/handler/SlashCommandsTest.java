package dev.bactrian.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.App;
import dev.bactrian.Launch;
import dev.bactrian.config.AppIdentity;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.config.Secret;
import dev.bactrian.github.WriteBudget;
import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.index.Embedder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in comments, through the running program and GitHub over HTTP. */
class SlashCommandsTest {

  private static final String SECRET = "a shared secret of the test";

  @TempDir Path folder;

  private FakeGitHub github;
  private App app;
  private FakeRepository repository;
  private FakeIssue first;
  private FakeIssue second;

  @BeforeEach
  void start() throws Exception {
    github = FakeGitHub.start();
    repository =
        github
            .repository("camels/caravan")
            .role("triager", "triage")
            .role("reader", "read")
            .file(".github/bactrian.yml", "mode: close-on-command\n");
    first = repository.issue("The saddle breaks", "Fatal error: exception Saddle.Broken", "ann");
    second = repository.issue("Saddle broken again", "Fatal error: exception Saddle.Broken", "bob");
    Path key = Files.writeString(folder.resolve("key.pem"), FakeGitHub.privateKeyPem());
    AppIdentity identity = new AppIdentity(FakeGitHub.APP_ID, key, List.of(new Secret(SECRET)));
    app =
        App.start(
            Launch.of(
                    new DeploymentConfig(
                        Optional.of(identity),
                        URI.create(github.apiUrl()),
                        URI.create("https://github.com"),
                        URI.create("http://localhost"),
                        folder.resolve("data"),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false),
                    Embedder.OFF,
                    InstantSource.system())
                .within(WriteBudget.unlimited()));
    github.hooks().sendTo(URI.create("http://localhost:" + app.port() + "/webhook"), SECRET);
    open(first);
    open(second);
  }

  @AfterEach
  void stop() {
    app.close();
    github.close();
    assertThat(github.offences()).isEmpty();
  }

  @Test
  void triagerMarksDuplicateAndItIsClosed() {
    FakeComment comment = say("triager", "/duplicate #1");

    assertThat(second.isOpen()).isFalse();
    assertThat(second.stateReason()).isEqualTo("duplicate");
    assertThat(comment.reactions()).isNotEmpty();
    assertThat(answers()).singleElement().asString().contains("Duplicate of #1");
  }

  @Test
  void readerIsRefusedWithTheMissingRight() {
    say("reader", "/duplicate #1");

    assertThat(second.isOpen()).isTrue();
    assertThat(answers()).singleElement().asString().contains("whoever has the triage role");
  }

  @Test
  void sameDeliveryActsOnce() {
    FakeComment comment = repository.comment(second, "triager", "/duplicate #1");
    String guid = UUID.randomUUID().toString();
    github.hooks().deliver(guid, "issue_comment", github.events().comment("created", comment));
    settle();
    github.hooks().deliver(guid, "issue_comment", github.events().comment("created", comment));
    deliver("issue_comment", github.events().comment("created", comment));

    assertThat(answers()).hasSize(1);
  }

  @Test
  void editRunsOnlyWhatIsNew() {
    FakeComment comment = repository.comment(second, "reader", "/duplicate #1\n\n/help");
    deliver("issue_comment", github.events().commentEdited(comment, "/duplicate #1", "reader"));

    assertThat(second.isOpen()).isTrue();
    assertThat(answers()).singleElement().asString().contains("Commands").doesNotContain("Which");
  }

  @Test
  void editorsRightsCountNotTheWriters() {
    FakeComment comment = repository.comment(second, "triager", "/duplicate #1");
    deliver("issue_comment", github.events().commentEdited(comment, "nothing", "reader"));

    assertThat(second.isOpen()).isTrue();
  }

  @Test
  void authorsRejectionOpensItAgain() {
    say("triager", "/duplicate #1");
    say("bob", "/not-duplicate");

    assertThat(second.isOpen()).isTrue();
  }

  @Test
  void closedIssueStaysAsItIs() {
    second.closed("completed", java.time.Instant.now());
    say("triager", "/duplicate #1");

    assertThat(second.stateReason()).isEqualTo("completed");
    assertThat(answers()).singleElement().asString().contains("Duplicate of #1");
  }

  @Test
  void otherRepositoryIsNamedInFull() {
    FakeRepository other = github.repository("camels/oasis");
    open(other.issue("Saddle at the oasis", "Fatal error: exception Saddle.Broken", "cy"));
    say("triager", "/duplicate camels/oasis#1");

    assertThat(answers()).singleElement().asString().contains("Duplicate of camels/oasis#1");
  }

  @Test
  void privateReportIsAsGoodAsUnknown() {
    FakeRepository secret = github.repository("camels/hidden").makePrivate(true);
    open(secret.issue("The unspeakable", "Fatal error: exception Saddle.Broken", "cy"));
    say("triager", "/duplicate camels/hidden#1\n\n/explain");
    say("triager", "/duplicate camels/hidden#2");

    assertThat(second.isOpen()).isTrue();
    assertThat(answers()).hasSize(2);
    assertThat(answers()).allSatisfy(text -> assertThat(text).contains("I know no report"));
    assertThat(String.join("\n", answers())).doesNotContain("unspeakable");
  }

  @Test
  void examplesAndBotsAreNotObeyed() {
    say("triager", "> /duplicate #1");
    say("triager", "```\n/duplicate #1\n```");
    say("triager", "<div>\n/duplicate #1\n</div>");
    say("triager", "`/duplicate #1`");
    say("helper[bot]", "/duplicate #1");
    say("bactrian[bot]", "/duplicate #1");

    assertThat(second.isOpen()).isTrue();
    assertThat(answers()).isEmpty();
  }

  @Test
  void unknownWordIsMeantForSomebodyElse() {
    say("triager", "/assign bob");
    say("triager", "/lint");
    assertThat(answers()).isEmpty();

    say("triager", "@bactrian duplicat #1");
    assertThat(answers()).singleElement().asString().contains("Did you mean `/duplicate`?");
  }

  @Test
  void everybodyMayAsk() {
    say("reader", "/signature");
    say("reader", "/explain");

    assertThat(answers()).hasSize(2);
    assertThat(answers().getFirst()).contains("Failures found in this report");
    assertThat(answers().getLast()).contains("The saddle breaks");
  }

  private void open(FakeIssue issue) {
    deliver("issues", github.events().issue("opened", issue));
  }

  private FakeComment say(String who, String text) {
    FakeComment comment = repository.comment(second, who, text);
    deliver("issue_comment", github.events().comment("created", comment));
    return comment;
  }

  private void deliver(String event, byte[] body) {
    assertThat(github.hooks().deliver(event, body)).isBetween(200, 299);
    settle();
  }

  private void settle() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              var figures = app.queue().figures();
              return figures.due() == 0 && figures.running() == 0;
            });
    assertThat(app.queue().deadLetters(5)).isEmpty();
  }

  private List<String> answers() {
    return second.commentsByApp().stream()
        .map(FakeComment::body)
        .filter(body -> body.startsWith("<!-- bactrian:answer "))
        .toList();
  }
}

package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.App;
import dev.bactrian.Launch;
import dev.bactrian.config.AppIdentity;
import dev.bactrian.config.CiServer;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.config.Secret;
import dev.bactrian.github.WriteBudget;
import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.index.Embedder;
import dev.bactrian.store.Database;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Reports;
import dev.bactrian.web.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The program and GitHub, talking over HTTP. {@code when...} methods do what people do and deliver
 * what GitHub says about it; they return once it is handled. Not thread-safe.
 */
final class Conversation implements AutoCloseable {

  static final String SECRET = "a secret of the test";
  private static final String EAGER = "thresholds:\n  suggest: 0.005\n  also: 0.004\n";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final MovableClock clock = new MovableClock();
  final FakeGitHub github = FakeGitHub.start(clock);
  final FakeRepository compiler = repository("caravan/compiler");
  private Path data;
  private boolean shadow;
  private List<CiServer> servers = List.of();
  private URI web = URI.create("https://github.com");
  private Embedder embedder = Embedder.OFF;
  private App app;

  Conversation(Path data) {
    this.data = data;
    start();
  }

  /**
   * A repository whose file asks for little: a handful of reports is not what the model was made
   * for, and how sure it is of a match is not what conversations are about.
   */
  FakeRepository repository(String fullName) {
    return github.repository(fullName).file(".github/bactrian.yml", EAGER);
  }

  /** Starts on what an earlier run left behind. */
  void start() {
    try {
      DeploymentConfig config = config(data, github, web, shadow);
      // GitHub's limits on writes, without the waiting.
      WriteBudget budget = new WriteBudget(Duration.ofSeconds(1), 80, 500, clock, clock::advance);
      app = App.start(Launch.of(config, embedder, clock).reading(servers).within(budget));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    github.hooks().sendTo(URI.create("http://localhost:" + app.port() + "/webhook"), SECRET);
  }

  /** Settings as a command line would find them. */
  static DeploymentConfig config(Path data, FakeGitHub github) throws IOException {
    return config(data, github, URI.create("https://github.com"), false);
  }

  private static DeploymentConfig config(Path data, FakeGitHub github, URI web, boolean shadow)
      throws IOException {
    Path key = data.resolve("key.pem");
    Files.writeString(key, FakeGitHub.privateKeyPem());
    return new DeploymentConfig(
        Optional.of(new AppIdentity(FakeGitHub.APP_ID, key, List.of(new Secret(SECRET)))),
        URI.create(github.apiUrl()),
        web,
        URI.create("http://localhost"),
        data,
        0,
        Optional.empty(),
        Optional.empty(),
        shadow,
        false);
  }

  /** Goes on with another data directory. */
  void restartOn(Path other) {
    stop();
    data = other;
    start();
  }

  void stop() {
    if (app != null) {
      app.close();
      app = null;
    }
  }

  /** Power fails, and what lay on disk then is where the next start finds it. */
  void crashInto(Path image) throws IOException {
    copyInto(image);
    stop();
    data = image;
  }

  /** What lies on disk now. */
  void copyInto(Path image) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.toList()) {
        Files.copy(file, image.resolve(data.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Starts with another embedding model. */
  void startWith(Embedder other) {
    embedder = other;
    start();
  }

  /** As with an Enterprise Server: the pages lie on the fake too. */
  void restartOnOneHost() {
    stop();
    web = URI.create(github.apiUrl());
    start();
  }

  /** Reads the logs of these CI servers from now on. */
  void restartReading(CiServer... named) {
    stop();
    servers = List.of(named);
    start();
  }

  void restartInShadow() {
    stop();
    shadow = true;
    start();
  }

  /** An old report, known to the program. */
  FakeIssue given(FakeRepository repository, String title, String body) {
    return given(repository, title, body, "amina");
  }

  FakeIssue given(FakeRepository repository, String title, String body, String author) {
    FakeIssue issue =
        repository.issue(title, body, author).created(clock.instant().minus(Duration.ofDays(30)));
    deliver("issues", github.events().issue("opened", issue));
    return issue;
  }

  /** Somebody opens an issue. */
  FakeIssue opened(FakeRepository repository, String title, String body) {
    FakeIssue issue = repository.issue(title, body, "salma");
    deliver("issues", github.events().issue("opened", issue));
    return issue;
  }

  /** Its author changes the text, and lets the time pass after which an edit counts. */
  void edited(FakeIssue issue, String body) {
    String before = issue.body();
    issue.body(body).updated(clock.instant());
    deliver("issues", github.events().issueEdited(issue, null, before));
    pass(Duration.ofSeconds(61));
  }

  void happened(String action, FakeIssue issue) {
    issue.updated(clock.instant());
    deliver("issues", github.events().issue(action, issue, "hamid"));
  }

  /** Somebody deletes a comment. */
  void deleted(FakeComment comment) {
    comment.issue().remove(comment);
    deliver("issue_comment", github.events().comment("deleted", comment));
  }

  void deliver(String event, byte[] body) {
    accepted(UUID.randomUUID().toString(), event, body);
    settled();
  }

  /** Delivers without waiting until it is handled. */
  void accepted(String guid, String event, byte[] body) {
    assertThat(github.hooks().deliver(guid, event, body)).isEqualTo(202);
  }

  /** Time goes by, and what was due in it is done. */
  void pass(Duration time) {
    clock.advance(time);
    settled();
  }

  /** Waits until nothing is left that could be done now. */
  void settled() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              var figures = app.queue().figures();
              return figures.due() == 0 && figures.running() == 0;
            });
  }

  /** What {@code /metrics} says. */
  String metrics() {
    return page("/metrics");
  }

  /** What a page shows to whoever did not sign in. */
  String page(String path) {
    try (Browser browser = new Browser(app.port())) {
      return browser.get(path).response().body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  App app() {
    return app;
  }

  /** The one comment under it. */
  FakeComment theComment(FakeIssue issue) {
    assertThat(issue.commentsByApp()).as(() -> "what was decided: " + decided(issue)).hasSize(1);
    return issue.commentsByApp().getFirst();
  }

  /** What was decided about it, with the reasons. */
  String decided(FakeIssue issue) {
    try (Database database = Database.open(data.resolve("bactrian.db"))) {
      return new Decisions(database.jdbi())
          .get(new IssueKey(issue.repository().id(), issue.number()))
          .toString();
    }
  }

  /** True if it is stored. */
  boolean knows(FakeIssue issue) {
    try (Database database = Database.open(data.resolve("bactrian.db"))) {
      return new Reports(database.jdbi())
          .get(new IssueKey(issue.repository().id(), issue.number()))
          .isPresent();
    }
  }

  /** As if that had been decided, with this reason. */
  void decided(FakeIssue issue, String reason) {
    try (Database database = Database.open(data.resolve("bactrian.db"))) {
      new Decisions(database.jdbi())
          .put(
              new Decisions.Decided(
                  new IssueKey(issue.repository().id(), issue.number()),
                  clock.instant(),
                  "silent",
                  List.of(reason),
                  "[]"));
    }
  }

  /** However long one waits, nothing more is written, and nothing was done that GitHub forbids. */
  void noFurtherWrites() {
    settled();
    List<String> before = github.writes();
    pass(Duration.ofMinutes(10));
    pass(Duration.ofHours(2));
    assertThat(github.writes()).isEqualTo(before);
    assertThat(app.queue().figures().waiting()).isZero();
    assertThat(app.queue().deadLetters(10)).isEmpty();
    assertThat(github.offences()).isEmpty();
  }

  @Override
  public void close() {
    if (app != null) {
      app.close();
    }
    github.close();
  }
}

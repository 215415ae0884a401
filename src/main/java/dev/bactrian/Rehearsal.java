package dev.bactrian;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.config.AppIdentity;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.config.Secret;
import dev.bactrian.index.OnnxEmbedder;
import dev.bactrian.match.Candidate;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.Database;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.IssueKey;
import dev.bactrian.webhook.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The whole program with sample reports and without GitHub: the issue takes the same way as a real
 * one, from the signed delivery to the decision.
 */
public final class Rehearsal implements AutoCloseable {

  /**
   * What happened.
   *
   * @param issue the new issue's name and title
   * @param comment Markdown
   * @param evidence one line a reason
   */
  public record Scene(
      String issue, String word, List<String> reasons, String comment, List<String> evidence) {}

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Samples samples;
  private final Secret secret;
  private final QuietGitHub github;
  private final App app;
  private final DeploymentConfig config;
  private int repeated;

  private Rehearsal(
      Samples samples, Secret secret, QuietGitHub github, App app, DeploymentConfig config) {
    this.samples = samples;
    this.secret = secret;
    this.github = github;
    this.app = app;
    this.config = config;
  }

  /**
   * Starts the program and posts the sample reports to it.
   *
   * @param data where it keeps its files
   * @param port of the page; 0 for any
   */
  public static Rehearsal start(Path data, int port) throws Exception {
    Files.createDirectories(data);
    Secret secret = new Secret(HexFormat.of().formatHex(random(20)));
    Samples samples = Samples.load();
    QuietGitHub github = new QuietGitHub(samples.repositories());
    DeploymentConfig config =
        new DeploymentConfig(
            Optional.of(new AppIdentity(1, key(data), List.of(secret))),
            github.base(),
            URI.create("https://github.com"),
            URI.create("http://localhost:" + port),
            data,
            port,
            Optional.empty(),
            Optional.empty(),
            true,
            true);
    try (Database database = DataDirectory.database(config)) {
      SampleRuns.put(database);
    }
    App app =
        App.start(
            Launch.of(
                    config,
                    OnnxEmbedder.orOff(OnnxEmbedder.DEFAULT_TOKENS, 2),
                    InstantSource.system())
                .signingIn(new RehearsedSignIn()));
    return new Rehearsal(samples, secret, github, app, config);
  }

  public int port() {
    return app.port();
  }

  /** Delivers the sample reports, then the new issue, and waits for the decision. */
  public Scene play() throws Exception {
    for (Post report : samples.reports()) {
      deliver(report);
    }
    waitUntilHandled();
    Post issue = samples.newIssue();
    deliver(issue);
    waitUntilHandled();
    return scene(issue);
  }

  /** Delivers the new issue once more under another number; its name. */
  public String again() throws Exception {
    Post first = samples.newIssue();
    Post second =
        new Post(
            new ReportKey(first.key().repository(), first.key().number() + ++repeated),
            first.repository(),
            first.installation(),
            first.isPrivate(),
            first.title() + " (again)",
            first.body(),
            first.author(),
            first.createdAt().plusSeconds(60L * repeated),
            null,
            null,
            first.labels());
    deliver(second);
    waitUntilHandled();
    return second.repository() + "#" + second.key().number();
  }

  private Scene scene(Post issue) {
    IssueKey key = new IssueKey(issue.key().repository(), issue.key().number());
    Decisions.Decided decided;
    try (Database database = DataDirectory.database(config)) {
      decided =
          new Decisions(database.jdbi())
              .get(key)
              .orElseThrow(
                  () -> new IllegalStateException("the new issue was not decided; see the log"));
    }
    Answers.Answer answer = app.answers().about(issue);
    List<String> evidence = new ArrayList<>();
    for (Candidate candidate : answer.candidates().stream().limit(1).toList()) {
      candidate.evidence().forEach(one -> evidence.add(one.text()));
    }
    return new Scene(
        issue.repository() + "#" + issue.key().number() + "  " + issue.title(),
        decided.word(),
        decided.reasons(),
        answer.comment().orElse("(none)"),
        evidence);
  }

  private void waitUntilHandled() throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      var figures = app.queue().figures();
      if (figures.waiting() == 0 && figures.running() == 0) {
        return;
      }
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the samples were not handled in a minute; see the log");
      }
      Thread.sleep(20);
    }
  }

  private void deliver(Post post) throws IOException, InterruptedException {
    byte[] body = payload(post);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + app.port() + "/webhook"))
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", "issues")
            .header("X-GitHub-Delivery", UUID.randomUUID().toString())
            .header("X-Hub-Signature-256", WebhookSignature.sign(secret.expose(), body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 202) {
        throw new IOException("the webhook answered " + status);
      }
    }
  }

  /** The fields of GitHub's {@code issues} payload that are read. */
  private static byte[] payload(Post post) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    root.put("action", post.isOpen() ? "opened" : "closed");
    ObjectNode issue = root.putObject("issue");
    issue.put("id", post.key().repository() * 1_000_000 + post.key().number());
    issue.put("number", post.key().number());
    issue.put("title", post.title());
    issue.put("body", post.body());
    issue.put("state", post.isOpen() ? "open" : "closed");
    issue.put("state_reason", post.stateReason());
    issue.put("created_at", post.createdAt().toString());
    issue.put("updated_at", (post.isOpen() ? post.createdAt() : post.closedAt()).toString());
    issue.put("closed_at", post.isOpen() ? null : post.closedAt().toString());
    issue.putObject("user").put("id", 7).put("login", post.author()).put("type", "User");
    var labels = issue.putArray("labels");
    post.labels().forEach(label -> labels.addObject().put("name", label));
    ObjectNode repository = root.putObject("repository");
    repository.put("id", post.key().repository());
    repository.put("full_name", post.repository());
    repository.put("name", post.repository().substring(post.repository().indexOf('/') + 1));
    repository.put("private", false);
    repository
        .putObject("owner")
        .put("id", 6)
        .put("type", "Organization")
        .put("login", post.repository().substring(0, post.repository().indexOf('/')));
    root.putObject("sender").put("id", 7).put("login", post.author()).put("type", "User");
    root.putObject("installation").put("id", Samples.INSTALLATION);
    return json.writeValueAsBytes(root);
  }

  private static Path key(Path folder) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(encoded)
            + "\n-----END PRIVATE KEY-----\n";
    Path file = folder.resolve("try-key.pem");
    Files.writeString(file, pem);
    return file;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  public void close() {
    app.close();
    github.close();
  }
}

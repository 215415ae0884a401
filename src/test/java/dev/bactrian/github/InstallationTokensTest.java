package dev.bactrian.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.bactrian.github.GitHubException.Kind;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Held;
import dev.bactrian.queue.TestClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are kept, renewed in time, and good for no more than the work at hand. */
class InstallationTokensTest {

  private final TestClock clock = new TestClock();
  private FakeGitHub github;
  private FakeRepository repository;
  private FakeRepository other;
  private GitHubApi api;

  @BeforeEach
  void start() {
    github = FakeGitHub.start(clock);
    repository = github.repository("ocaml/ocaml");
    other = github.repository("ocaml/other");
    repository.issue("title", "body", "alice");
    other.issue("title", "body", "alice");
    api = github.api();
  }

  @AfterEach
  void stop() {
    github.close();
  }

  @Test
  void a_token_is_kept_for_its_repository_and_renewed_before_it_ends() {
    read(repository);
    clock.advance(Duration.ofMinutes(45));
    read(repository);
    assertThat(github.tokensCreated()).isEqualTo(1);
    read(other);
    assertThat(github.tokensCreated()).isEqualTo(2);
    clock.advance(Duration.ofMinutes(6));
    read(repository);
    assertThat(github.tokensCreated()).as("nine minutes before its end").isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /app/installations/900$", "POST /app/installations/900/"})
  void a_token_that_is_long_in_coming_holds_up_nobody_who_needs_another(String requests)
      throws Exception {
    FakeRepository slow = github.repository("slow/slow", 900);
    slow.issue("title", "body", "alice");
    read(repository);
    List<FakeRepository> quick =
        IntStream.range(0, 60)
            .mapToObj(i -> github.repository("quick" + i + "/quick", 1_000 + i))
            .toList();
    Held held = github.holdNext(requests);
    CompletableFuture<Void> reading =
        CompletableFuture.runAsync(() -> read(slow), Thread::startVirtualThread);
    try {
      await().until(held::came);
      CompletableFuture<Void> others =
          CompletableFuture.runAsync(
              () -> quick.forEach(one -> assertThat(api.issues().find(one.ref(), 1)).isEmpty()),
              Thread::startVirtualThread);
      await().atMost(Duration.ofSeconds(60)).until(others::isDone);
      others.get();
      assertThat(reading).isNotDone();
    } finally {
      held.letGo();
    }
    reading.get();
    assertThat(github.tokensCreated()).isEqualTo(62);
  }

  @Test
  void a_token_sees_one_repository_and_may_do_what_was_asked_for() throws Exception {
    other.makePrivate(true);
    String issues = tokens().forRepository(repository.ref(), Access.ISSUES);
    assertThat(status("GET", "/repos/ocaml/ocaml/issues/1", issues)).isEqualTo(200);
    assertThat(status("GET", "/repos/ocaml/other/issues/1", issues)).isEqualTo(404);
    String contents = tokens().forRepository(repository.ref(), Access.CONTENTS);
    assertThat(status("GET", "/repos/ocaml/ocaml/issues/1", contents)).isEqualTo(403);
    assertThat(status("GET", "/repos/ocaml/ocaml/contents/a", issues)).isEqualTo(403);
  }

  @Test
  void a_refused_token_is_replaced_once_and_the_write_happens_once() {
    read(repository);
    github.revokeTokens();
    api.comments().create(repository.ref(), 1, "hello");
    assertThat(github.tokensCreated()).isEqualTo(2);
    assertThat(repository.issue(1).comments()).hasSize(1);

    github.revokeTokens();
    repository.file("a.yml", "a: 1");
    assertThat(api.repositories().file(repository.ref(), "a.yml")).contains("a: 1");
  }

  @Test
  void a_key_that_is_refused_is_not_tried_for_ever() {
    github.fail(dev.bactrian.github.fake.Fault.status(".*", 401));
    GitHubException refused = catchThrowableOfType(GitHubException.class, () -> read(repository));
    assertThat(refused.kind()).isEqualTo(Kind.UNAUTHORIZED);
    assertThat(refused).hasMessageContaining("is the App's key right");
    assertThat(github.requests()).hasSizeLessThan(4);
  }

  @Test
  void a_permission_that_was_not_granted_is_named() {
    github.permissions(Map.of("metadata", "read", "contents", "read", "issues", "read"));
    GitHubException refused = catchThrowableOfType(GitHubException.class, () -> read(repository));
    assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(refused).hasMessageContaining("issues:write").hasMessageContaining("doctor");
  }

  @Test
  void an_installation_that_is_gone_is_named() {
    RepositoryRef gone = new RepositoryRef(987_654, repository.id(), "ocaml/ocaml");
    assertThatThrownBy(() -> api.issues().find(gone, 1))
        .isInstanceOf(GitHubException.class)
        .hasMessageContaining("not installed there any more");
  }

  private void read(FakeRepository which) {
    assertThat(api.issues().find(which.ref(), 1)).isPresent();
  }

  private InstallationTokens tokens() {
    AppAuth auth =
        new AppAuth(
            Long.toString(FakeGitHub.APP_ID), PrivateKeys.parse(FakeGitHub.privateKeyPem()), clock);
    return new InstallationTokens(new Hub(github.host(), auth, clock, null), clock);
  }

  private int status(String method, String path, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(github.apiUrl() + path))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}

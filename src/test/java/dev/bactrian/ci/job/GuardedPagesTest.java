package dev.bactrian.ci.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.ci.PoliteClient;
import dev.bactrian.config.CiServer;
import dev.bactrian.fetch.FetchException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers' links lead to the servers of the settings, and nowhere else. */
class GuardedPagesTest {

  private final FakeCi server = new FakeCi();
  private final FakeCi other = new FakeCi();

  @AfterEach
  void stop() {
    server.close();
    other.close();
  }

  @Test
  void the_operators_own_server_may_stand_on_this_machine() throws IOException {
    server.page("/ci/job/x", "the log");
    assertThat(text(own("/ci"), "/ci/job/x")).isEqualTo("the log");
    assertThat(own("/ci").open(server.uri("/ci/job/y"))).isEmpty();
  }

  @Test
  void its_other_paths_and_ports_are_not_asked() {
    server.page("/secrets", "a secret");
    other.page("/ci/job/x", "another");
    refused(own("/ci"), server.uri("/secrets"));
    refused(own("/ci"), server.uri("/ci/../secrets"));
    refused(own("/ci"), server.uri("/ci/%2e%2e/secrets"));
    refused(own("/ci"), server.uri("/cider"));
    refused(own("/ci"), other.uri("/ci/job/x"));
    assertThat(server.requests()).isEmpty();
    assertThat(other.requests()).isEmpty();
  }

  @Test
  void redirections_are_followed_only_below_the_servers_of_the_settings() throws IOException {
    server.redirect("/ci/a", server.uri("/ci/b").toString()).page("/ci/b", "the log");
    assertThat(text(own("/ci"), "/ci/a")).isEqualTo("the log");

    other.page("/ci/secret", "a secret");
    server
        .redirect("/ci/away", other.uri("/ci/secret").toString())
        .redirect("/ci/up", "/secrets")
        .redirect("/ci/file", "file:///etc/passwd")
        .redirect("/ci/meta", "http://169.254.169.254/latest/meta-data")
        .redirect("/ci/round", "/ci/round");
    for (String path : List.of("away", "up", "file", "meta", "round")) {
      refused(own("/ci"), server.uri("/ci/" + path));
    }
    assertThat(other.requests()).isEmpty();
    assertThat(server.requests()).filteredOn(one -> one.equals("/ci/round")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "10.0.0.7", "169.254.169.254", "fd00::7"})
  void a_server_we_know_of_ourselves_must_be_at_a_public_address(String address)
      throws IOException {
    InetAddress inside = InetAddress.getByName(address);
    CiServer known = new CiServer(CiServer.Kind.OCAML_CI, URI.create("https://ci.example"), false);
    GuardedPages pages =
        new GuardedPages(List.of(known), name -> List.of(inside), Duration.ofSeconds(5));
    assertThatThrownBy(() -> pages.open(URI.create("https://ci.example/x")))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("UnknownHostException")
        .hasMessageNotContaining("ci.example");
  }

  @Test
  void a_server_we_know_of_ourselves_is_asked_over_https_and_by_its_name() {
    for (String base : List.of("http://ci.example", "https://127.0.0.1", "https://2130706433")) {
      CiServer known = new CiServer(CiServer.Kind.OCAML_CI, URI.create(base), false);
      refused(
          new GuardedPages(List.of(known), Dns.SYSTEM, Duration.ofSeconds(5)),
          URI.create(base + "/x"));
    }
  }

  @Test
  void an_answer_that_does_not_end_is_left() throws IOException {
    server.unending("/ci/job/x", "<html><pre>begin\n");
    GuardedPages hasty =
        new GuardedPages(List.of(server("/ci")), Dns.SYSTEM, Duration.ofMillis(500));
    try (InputStream in = hasty.open(server.uri("/ci/job/x")).orElseThrow().body()) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  private void refused(GuardedPages pages, URI uri) {
    assertThatThrownBy(() -> pages.open(uri))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.kind()).isEqualTo(FetchException.Kind.REFUSED));
  }

  private String text(GuardedPages pages, String path) throws IOException {
    PoliteClient.Answer answer = pages.open(server.uri(path)).orElseThrow();
    try (InputStream body = answer.body()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }

  private GuardedPages own(String path) {
    return new GuardedPages(List.of(server(path)));
  }

  private CiServer server(String path) {
    return new CiServer(CiServer.Kind.OCURRENT, server.uri(path), true);
  }
}

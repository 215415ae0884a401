package dev.bactrian.ci;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PoliteClientTest {

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir Path cache;

  @Test
  void what_is_fixed_is_fetched_once_for_all_clients() throws IOException {
    server.stubFor(get("/log").willReturn(ok("the log")));

    assertThat(fixed(client())).isEqualTo("the log");
    assertThat(fixed(client())).isEqualTo("the log");

    server.verify(1, getRequestedFor(urlEqualTo("/log")));
  }

  @Test
  void what_may_change_is_asked_for_on_condition() throws IOException {
    server.stubFor(get("/list").willReturn(ok("runs").withHeader("ETag", "\"7\"")));
    assertThat(client().find(uri("/list"))).hasValue("runs".getBytes());

    server.stubFor(
        get("/list")
            .withHeader("If-None-Match", equalTo("\"7\""))
            .willReturn(aResponse().withStatus(304)));
    assertThat(client().find(uri("/list"))).hasValue("runs".getBytes());
  }

  @Test
  void a_broken_answer_is_not_kept() throws IOException {
    server.stubFor(get("/log").willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
    assertThatThrownBy(() -> fixed(client())).isInstanceOf(IOException.class);

    server.stubFor(get("/log").willReturn(ok("the log")));
    assertThat(fixed(client())).isEqualTo("the log");
  }

  @Test
  void a_server_that_does_not_end_is_left() {
    server.stubFor(
        get("/log").willReturn(ok("x".repeat(100)).withChunkedDribbleDelay(100, 60_000)));
    PoliteClient hasty = new PoliteClient(cache, Duration.ofMillis(5), Duration.ofMillis(200));

    assertThatThrownBy(() -> fixed(hasty)).hasMessageContaining("did not end within");
  }

  private String fixed(PoliteClient client) throws IOException {
    try (InputStream in = client.fixed(uri("/log")).orElseThrow().body()) {
      return new String(in.readAllBytes());
    }
  }

  private PoliteClient client() {
    return new PoliteClient(cache, Duration.ofMillis(5), Duration.ofMinutes(1));
  }

  private URI uri(String path) {
    return URI.create(server.baseUrl() + path);
  }
}

package dev.bactrian.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.bactrian.fetch.PublicAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers link to must not lead into the network we run in. */
class DownloadTest {

  private HttpServer server;
  private GitHubHost local;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/log", 200, "first\nlast\n", null);
    server.start();
    URI base = URI.create("http://localhost:" + server.getAddress().getPort());
    local = new GitHubHost(base, base);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://objects.githubusercontent.com/log",
        "file:///etc/passwd",
        "https://user@objects.githubusercontent.com/log",
        "https://objects.githubusercontent.com:8443/log",
        "https://127.0.0.1/log",
        "https://2130706433/log",
        "https://0x7f000001/log",
        "https://127.1/log",
        "https://[::1]/log",
        "https://[fd00::1]/log",
        "https://169.254.169.254./latest/meta-data",
        "https://0177.0.0.1/log",
        "https://017700000001/log",
        "https://0x7f.0.0.1/log",
        "https://0x7f.1/log",
        "https://127.0.0.1./log",
        "https://[::ffff:127.0.0.1]/log",
        "https://[::ffff:7f00:1]/log",
        "https://[::127.0.0.1]/log",
        "https://[64:ff9b::7f00:1]/log",
        "https://objects.githubusercontent.com@127.0.0.1/log",
        "https:objects.githubusercontent.com/log",
        "https:///log",
        "//127.0.0.1/log",
        "ftp://objects.githubusercontent.com/log",
        "gopher://127.0.0.1/log",
        "jar:file:/etc/passwd!/x",
        "data:text/plain,x",
        "FILE:///etc/passwd"
      })
  void only_https_to_a_named_host(String address) {
    Download download = new Download(GitHubHost.GITHUB_COM, Dns.SYSTEM);
    assertThat(download.allows(URI.create(address))).isFalse();
    assertThatThrownBy(() -> download.head(URI.create(address), 10))
        .isInstanceOf(GitHubException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "fe80::1",
        "fd12:3456::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "2001:0:1::1",
        "ff02::1",
        "fec0::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b:1::7f00:1"
      })
  void names_that_lead_to_addresses_not_public_are_refused(String address) throws Exception {
    InetAddress inside = InetAddress.getByName(address);
    assertThat(PublicAddresses.isPublic(inside)).isFalse();
    Dns lying = name -> List.of(InetAddress.getByName("140.82.121.3"), inside);
    assertThatThrownBy(
            () ->
                new PublicAddresses(new GitHubReach(GitHubHost.GITHUB_COM), lying)
                    .lookup("logs.example.org"))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void public_addresses_are_taken() throws Exception {
    for (String address : List.of("140.82.121.3", "20.60.0.1", "2606:50c0:8000::153")) {
      assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }
  }

  @Test
  void a_server_of_ones_own_may_keep_logs_in_its_network_but_not_on_this_machine()
      throws Exception {
    GitHubHost own =
        new GitHubHost(
            URI.create("https://git.example.org/api/v3"), URI.create("https://git.example.org"));
    Dns near = name -> List.of(InetAddress.getByName("10.1.2.3"));
    assertThat(new PublicAddresses(new GitHubReach(own), near).lookup("storage.example.org"))
        .hasSize(1);
    Dns loopback = name -> List.of(InetAddress.getByName("127.0.0.1"));
    assertThatThrownBy(
            () -> new PublicAddresses(new GitHubReach(own), loopback).lookup("storage.example.org"))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void a_name_that_leads_here_is_not_asked() {
    Dns here = name -> List.of(InetAddress.getLoopbackAddress());
    Download download = new Download(GitHubHost.GITHUB_COM, here);
    assertThatThrownBy(
            () -> download.head(URI.create("https://objects.githubusercontent.com/log"), 10))
        .hasMessageContaining("UnknownHostException")
        .hasMessageNotContaining("githubusercontent");
  }

  /** Else a name could lead elsewhere when it is looked up once more for the connection. */
  @Test
  void a_name_is_looked_up_once_and_the_address_that_was_looked_at_is_asked() {
    AtomicInteger asked = new AtomicInteger();
    Dns changing =
        name ->
            asked.incrementAndGet() == 1
                ? List.of(InetAddress.getLoopbackAddress())
                : List.of(InetAddress.getByName("169.254.169.254"));
    Download download = new Download(local, changing);
    assertThat(download.head(at("/log"), 5).status()).isEqualTo(200);
    assertThat(asked).hasValue(1);
  }

  @Test
  void localhost_is_no_public_name() {
    Download download = new Download(GitHubHost.GITHUB_COM, Dns.SYSTEM);
    for (String name : List.of("localhost", "LOCALHOST", "localhost.")) {
      assertThatThrownBy(() -> download.head(URI.create("https://" + name + "/log"), 10))
          .isInstanceOf(GitHubException.class)
          .hasMessageContaining("UnknownHostException");
    }
  }

  @Test
  void sizes_are_bounded_from_both_ends() {
    Download download = new Download(local, Dns.SYSTEM);
    assertThat(new String(download.head(at("/log"), 5).bytes(), UTF_8)).isEqualTo("first");
    assertThat(download.head(at("/log"), 5).isCut()).isTrue();
    assertThat(download.head(at("/log"), 11).isCut()).isFalse();
    assertThat(new String(download.tail(at("/log"), 5).bytes(), UTF_8)).isEqualTo("last\n");
  }

  @Test
  void attachments_are_followed_only_to_where_attachments_lie() {
    AttachmentApi attachments = new AttachmentApi(local, new Download(local, Dns.SYSTEM));
    answer("/user-attachments/files/1/a.log", 302, "", "/user-attachments/files/2/a.log");
    answer("/user-attachments/files/2/a.log", 200, "the log", null);
    answer("/user-attachments/files/3/a.log", 302, "", "/log");
    answer("/user-attachments/files/4/a.log", 302, "", "http://169.254.169.254/latest");
    answer("/user-attachments/files/5/a.log", 302, "", "/user-attachments/files/5/a.log");
    assertThat(attachments.read(at("/user-attachments/files/1/a.log"), 99))
        .asString()
        .isEqualTo("the log");
    for (int file = 3; file <= 5; file++) {
      URI link = at("/user-attachments/files/" + file + "/a.log");
      assertThatThrownBy(() -> attachments.read(link, 99)).isInstanceOf(GitHubException.class);
    }
    assertThatThrownBy(() -> attachments.read(at("/user-attachments/files/2/a.log"), 3))
        .hasMessageContaining("larger");
    assertThat(attachments.knows(at("/a/b/files/1/a.log"))).isTrue();
    assertThat(attachments.knows(at("/a/b/blob/main/a.log"))).isFalse();
    assertThat(attachments.knows(URI.create("https://evil.example/a/b/files/1/a.log"))).isFalse();
  }

  private URI at(String path) {
    return URI.create(local.web() + path);
  }

  private void answer(String path, int status, String body, String location) {
    server.createContext(
        path,
        exchange -> {
          if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
          }
          exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
          if (!body.isEmpty()) {
            exchange.getResponseBody().write(body.getBytes(UTF_8));
          }
          exchange.close();
        });
  }
}

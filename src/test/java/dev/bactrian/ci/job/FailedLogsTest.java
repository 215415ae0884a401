package dev.bactrian.ci.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.config.CiServer;
import dev.bactrian.fetch.FetchException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read of a build that a stranger's link or an event names. */
class FailedLogsTest {

  private static final String COMMIT = "/github/caravan/tent/commit/0a1b2c3d4e";
  private static final String JOB = "/job/2026-11-20/073031-ci-ocluster-build-e8d54d";

  private final FakeCi server = new FakeCi();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void of_the_jobs_that_failed_on_their_own_the_first_few() throws IOException {
    StringBuilder steps = new StringBuilder("{\"variant\":\"(analysis)\",\"status\":\"passed\"}");
    for (int i = 0; i < 9; i++) {
      steps.append(",{\"variant\":\"debian-12-5.%d\",\"status\":\"failed: x\"}".formatted(i));
      server.page(COMMIT + "/variant/debian-12-5." + i, FakeCi.logPage("log " + i));
    }
    server.json("/api" + COMMIT, "{\"steps\":[" + steps + "]}");

    FailedLogs.Found found = logs(1 << 20).read(server.uri(COMMIT));

    assertThat(found.texts()).containsExactly("log 0", "log 1", "log 2");
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void of_each_its_end() throws IOException {
    server.page(JOB, FakeCi.logPage("x".repeat(500) + "\nJob failed: Build failed"));
    assertThat(logs(1 << 20).read(server.uri(JOB)).texts())
        .singleElement()
        .asString()
        .hasSize(100)
        .endsWith("Build failed");
  }

  @Test
  void what_ended_well_is_no_failure_and_what_runs_is_unfinished() throws IOException {
    server.page(JOB, FakeCi.logPage("Job succeeded\n"));
    assertThat(logs(1 << 20).read(server.uri(JOB)))
        .isEqualTo(new FailedLogs.Found(List.of(), false));
    server.unending(JOB, "<html><pre>2026-11-20 07:30.31: New job: x\n");
    assertThat(logs(1 << 20).read(server.uri(JOB)))
        .isEqualTo(new FailedLogs.Found(List.of(), true));
  }

  @Test
  void a_log_whose_end_is_too_far_off_is_too_large() {
    server.page(JOB, FakeCi.logPage("x".repeat(100_000) + "\nJob failed: Build failed"));
    assertThatThrownBy(() -> logs(50_000).read(server.uri(JOB)))
        .isInstanceOfSatisfying(
            FetchException.class,
            e -> assertThat(e.kind()).isEqualTo(FetchException.Kind.TOO_LARGE));
  }

  private FailedLogs logs(long most) {
    URI base = server.uri("");
    List<CiServer> servers =
        List.of(
            new CiServer(CiServer.Kind.OCURRENT, base, true),
            new CiServer(CiServer.Kind.OCAML_CI, base, true));
    GuardedPages pages = new GuardedPages(servers, Dns.SYSTEM, Duration.ofMillis(1_500));
    return new FailedLogs(CiSources.of(servers, pages), 3, 100, most);
  }
}

package dev.bactrian.ci.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.ci.PoliteClientFixture;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that are down, slow, changed or endless. */
class BadServerTest {

  private static final String JOB = "/job/2026-11-20/073031-ci-ocluster-build-e8d54d";
  private static final String API = "/api/github/caravan/tent/commit/0a1b2c3d4e";
  private static final String COMMIT = "/github/caravan/tent/commit/0a1b2c3d4e";

  private final FakeCi server = new FakeCi();
  private final Pages pages = PoliteClientFixture.hasty(Duration.ofMillis(1_500))::stream;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_server_that_is_down_is_a_clear_error() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://localhost:" + socket.getLocalPort());
    }
    OcamlCi ci = new OcamlCi(nobody, pages);
    assertThatThrownBy(() -> ci.build(URI.create(nobody + COMMIT)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot reach " + nobody);
  }

  @Test
  void errors_of_the_server_are_named() {
    server.status(API, 500);
    assertThatThrownBy(() -> ocamlCi(1 << 20)).hasMessageContaining("answered 500");
    server.status(API, 403);
    assertThatThrownBy(() -> ocamlCi(1 << 20)).hasMessageContaining("answered 403");
  }

  @Test
  void a_log_that_fails_leaves_the_others_and_what_the_server_said_of_it() throws IOException {
    steps("debian-12-5.1", "debian-12-5.2");
    server.status(COMMIT + "/variant/debian-12-5.1", 500);
    server.page(
        COMMIT + "/variant/debian-12-5.2",
        FakeCi.logPage(FakeCi.job("x", "Error: Unbound module Pegs", "Job failed: Build failed")));

    JobReport report = ocamlCi(1 << 20);

    assertThat(report.causes()).hasSize(2);
    assertThat(report.causes())
        .extracting(one -> one.cause().signature())
        .anyMatch(one -> one.contains("Pegs"));
    assertThat(report.notes())
        .singleElement()
        .asString()
        .contains("debian-12-5.1 could not be read", "answered 500");
  }

  @Test
  void a_server_that_fails_again_and_again_is_left_alone() throws IOException {
    String[] variants = new String[20];
    for (int i = 0; i < variants.length; i++) {
      variants[i] = "debian-12-5." + i;
      server.status(COMMIT + "/variant/" + variants[i], 403);
    }
    steps(variants);

    JobReport report = ocamlCi(1 << 20);

    assertThat(server.requests()).filteredOn(one -> one.contains("/variant/")).hasSize(5);
    assertThat(report.notes()).last().asString().contains("15 more logs were not asked for");
    assertThat(report.causes().getFirst().failed()).hasSize(20);
  }

  @Test
  void a_running_job_is_read_as_far_as_it_is() throws IOException {
    server.unending(
        JOB,
        "<html><pre>2026-11-20 07:30.31: New job: test\nBuilding on jade-2\n"
            + "Error: Unbound value Tent.pitch\n");

    JobReport report = engine(JOB, 1 << 20);

    assertThat(report.count(Outcome.RUNNING)).isEqualTo(1);
    assertThat(report.causes().getFirst().cause().signature()).contains("Tent.pitch");
    assertThat(report.notes()).anyMatch(one -> one.contains("did not end within"));
    assertThat(report.notes()).contains("1 job has not ended yet");
  }

  @Test
  void a_page_that_never_begins_is_named() throws IOException {
    server.unending(JOB, "");
    JobReport report = engine(JOB, 1 << 20);
    assertThat(report.causes()).isEmpty();
    assertThat(report.notes()).singleElement().asString().contains("did not end within");
  }

  @Test
  void a_page_without_a_log_in_it_is_named() throws IOException {
    server.page(JOB, "<html><div class=\"log\">the log, in another shape</div></html>");
    JobReport report = engine(JOB, 1 << 20);
    assertThat(report.notes()).singleElement().asString().contains("HTML may have changed");
  }

  @Test
  void a_job_without_a_log_is_named() throws IOException {
    JobReport report = engine(JOB, 1 << 20);
    assertThat(report.causes()).isEmpty();
    assertThat(report.notes()).singleElement().asString().contains("has no log");
  }

  @Test
  void of_an_endless_log_the_beginning_is_read_and_no_more() throws IOException {
    AtomicLong sent = new AtomicLong();
    byte[] line = ("- building one more file of very many, nothing to see here\n").getBytes(UTF_8);
    server.stream(
        JOB,
        out -> {
          out.write("<html><pre>Error: Unbound value Tent.pitch\n".getBytes(UTF_8));
          while (true) {
            out.write(line);
            sent.addAndGet(line.length);
          }
        });

    JobReport report =
        new Explaining(sources(FakeCi.pages()), 1 << 20)
            .explain(server.uri(JOB), Explaining.Columns.ALL, read -> {});

    assertThat(report.causes().getFirst().cause().signature()).contains("Tent.pitch");
    assertThat(report.notes()).anyMatch(one -> one.contains("only its first 1 MiB were read"));
    // What was on its way besides lies in the buffers of the network.
    assertThat(sent.get()).isLessThan(64 << 20);
  }

  @Test
  void a_log_that_breaks_off_counts_as_far_as_it_came() throws IOException {
    // More than a client holds before it learns that there is an end to it.
    String more = "- building one more file of very many\n".repeat(200_000);
    server.brokenOff(JOB, "<html><pre>Error: Unbound value Tent.pitch\n" + more);
    JobReport report = engine(JOB, 1 << 30);
    assertThat(report.causes().getFirst().cause().signature()).contains("Tent.pitch");
    assertThat(report.notes()).anyMatch(one -> one.contains("broke off"));
  }

  @Test
  void a_job_that_leads_to_another_server_is_not_followed() throws IOException {
    CiJob stray =
        new CiJob(
            "stray",
            "caravan/tent",
            Variant.of("debian-12-5.2"),
            Outcome.FAILED,
            "Build failed",
            URI.create("http://169.254.169.254/job/2026-11-20/073031-x-a1b2c3"),
            List.of());
    JobReport report =
        new Explaining(sources(pages))
            .explain(
                new CiBuild("x", "x", "", server.uri("/"), List.of(stray), List.of()),
                Explaining.Columns.ALL,
                read -> {});
    assertThat(report.notes()).singleElement().asString().contains("server that is not known");
    assertThat(server.requests()).isEmpty();
  }

  private void steps(String... variants) {
    StringBuilder steps = new StringBuilder();
    for (String variant : variants) {
      steps.append(steps.isEmpty() ? "" : ",");
      steps.append("{\"variant\":\"%s\",\"status\":\"failed: Build failed\"}".formatted(variant));
    }
    server.json(API, "{\"steps\":[" + steps + "]}");
  }

  private JobReport ocamlCi(long most) throws IOException {
    CiSources sources = new CiSources(List.of(new OcamlCi(server.uri(""), pages)));
    return new Explaining(sources, most)
        .explain(server.uri(COMMIT), Explaining.Columns.ALL, read -> {});
  }

  private JobReport engine(String job, long most) throws IOException {
    return new Explaining(sources(pages), most)
        .explain(server.uri(job), Explaining.Columns.ALL, read -> {});
  }

  private CiSources sources(Pages through) {
    return new CiSources(List.of(new OcurrentEngine("ocurrent", server.uri(""), through)));
  }
}

package dev.bactrian.ci.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine's own pages. */
class OcurrentEngineTest {

  private static final String JOB = "/job/2026-11-20/073031-ci-ocluster-build-e8d54d";
  private static final String OTHER = "/job/2026-11-20/081502-ci-build-a1b2c3";

  private final FakeCi server = new FakeCi();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void one_job_tells_by_its_log_what_it_was_and_how_it_ended() throws IOException {
    server.page(
        JOB,
        FakeCi.logPage(
            FakeCi.job(
                "test caravan/tent https://github.com/caravan/tent.git#refs/heads/main (0a1b2c)"
                    + " (linux-x86_64:debian-12-5.2_opam-2.3)",
                "Segmentation fault (core dumped)",
                "Job failed: Failed: Build failed")));

    JobReport report = explain(JOB + "#L12-L14");

    CiJob job = report.jobs().getFirst().job();
    assertThat(job.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(job.variant().compiler()).isEqualTo("5.2");
    assertThat(report.jobs().getFirst().worker()).isEqualTo("jade-2");
    assertThat(report.causes()).hasSize(1);
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void success_and_cancelling_are_no_failures() throws IOException {
    server.page(JOB, FakeCi.logPage("2026-11-20 07:35.02: Job succeeded\n"));
    assertThat(explain(JOB).causes()).isEmpty();
    assertThat(explain(JOB).count(Outcome.PASSED)).isEqualTo(1);

    server.page(
        JOB,
        FakeCi.logPage(
            "2026-11-20 07:35.02: Cancelling: Auto-cancelling job because it is no longer needed\n"
                + "2026-11-20 07:35.03: Job failed: Cancelled\n"));
    assertThat(explain(JOB).count(Outcome.ABORTED)).isEqualTo(1);

    server.page(
        JOB,
        FakeCi.logPage(
            "2026-11-20 07:35.02: Cancelling: Timeout (60.0 minutes)\n"
                + "2026-11-20 07:35.03: Job failed: Timeout (60.0 minutes)\n"));
    assertThat(explain(JOB).causes().getFirst().cause().failure().failure().kind().id())
        .isEqualTo("timeout");
  }

  @Test
  void the_table_of_finished_jobs() throws IOException {
    server.page(
        "/query",
        """
        <html><table class="table"><thead><tr><th>Job</th><th>Build #</th><th>Result</th>
        <th>Rebuild?</th><th>Finished</th><th>queue / run</th></tr></thead>
        <tr><td><a href="%s">x</a></td><td>0</td><td><span class="error">Build failed</span></td>
        <td>-</td><td>2026-11-20 07:35:02</td><td>1s / 2m</td></tr>
        <tr><td><a href="%s">y</a></td><td>3</td><td>OK</td><td>-</td><td>z</td><td>1s</td></tr>
        </table></html>
        """
            .formatted(JOB, OTHER));
    server.page(
        JOB,
        FakeCi.logPage(
            FakeCi.job("x", "Error: Unbound value Tent.pitch", "Job failed: Build failed")));

    JobReport report = explain("/query?op=ci-ocluster-build&date=2026-11-20");

    assertThat(report.count(Outcome.FAILED)).isEqualTo(1);
    assertThat(report.count(Outcome.PASSED)).isEqualTo(1);
    assertThat(report.causes()).hasSize(1);
    assertThat(server.requests().getFirst()).contains("op=ci-ocluster-build");
  }

  @Test
  void the_pipeline_says_who_waits_for_whom() throws IOException {
    server.page(
        "/pipeline.svg",
        svg(
            box("n1", "fetch", "#90ee90", OTHER, "fetch")
                + box("n2", "compiler", "#ff4500", JOB, "Build failed")
                + box("n3", "gate", "#d3d3d3", null, "")
                + box("n4", "tent", "#d3d3d3", null, "")
                + box("n5", "camp", "#d3d3d3", null, "")
                + edge("n1", "n2")
                + edge("n2", "n3")
                + edge("n3", "n4")
                + edge("n3", "n5")));
    server.page(
        JOB,
        FakeCi.logPage(
            FakeCi.job(
                "x", "make: *** [Makefile:3: runtime] Error 2", "Job failed: Build failed")));

    JobReport report = explain("/?org=caravan");

    assertThat(report.causes()).hasSize(1);
    assertThat(report.causes().getFirst().failed()).containsExactly("n2");
    assertThat(report.causes().getFirst().blocked()).isEqualTo(3);
    assertThat(report.jobs().getLast().blockedBy()).containsExactly("n2");
    assertThat(server.requests().getFirst()).isEqualTo("/pipeline.svg?org=caravan");
  }

  @Test
  void a_circle_ends_and_is_named() throws IOException {
    server.page(
        "/pipeline.svg",
        svg(
            box("n1", "egg", "#d3d3d3", null, "")
                + box("n2", "hen", "#d3d3d3", null, "")
                + box("n3", "cook", "#ff4500", JOB, "Build failed")
                + edge("n1", "n2")
                + edge("n2", "n1")
                + edge("n3", "n2")));
    server.page(JOB, FakeCi.logPage("2026-11-20 07:35.02: Job failed: Build failed\n"));

    JobReport report = explain("/pipeline.svg");

    assertThat(report.notes())
        .singleElement()
        .asString()
        .contains("wait for each other in a circle");
    assertThat(report.causes().getFirst().blocked()).isEqualTo(2);
  }

  @Test
  void other_pages_are_named() {
    server.page("/query", "<p>moved</p>").page("/pipeline.svg", "<svg></svg>");
    assertThatThrownBy(() -> explain("/query")).hasMessageContaining("no table of jobs");
    assertThatThrownBy(() -> explain("/")).hasMessageContaining("is no pipeline");
    assertThatThrownBy(() -> explain("/jobs")).hasMessageContaining("no build of a CI");
  }

  private JobReport explain(String path) throws IOException {
    return new Explaining(
            new CiSources(List.of(new OcurrentEngine("ocurrent", server.uri(""), FakeCi.pages()))))
        .explain(server.uri(path), Explaining.Columns.ALL, read -> {});
  }

  /** As Graphviz writes it. */
  private static String svg(String inside) {
    return """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
        <g id="graph0" class="graph"><title>pipeline</title>%s</g></svg>
        """
        .formatted(inside);
  }

  private static String box(String id, String label, String colour, String job, String tip) {
    String shape =
        "<polygon fill=\"%s\" stroke=\"%s\" points=\"0,0\"/><text x=\"1\">%s</text>"
            .formatted(colour, colour, label);
    String inside =
        job == null
            ? shape
            : "<g id=\"a_%s\"><a xlink:href=\"%s\" xlink:title=\"%s\" target=\"_top\">%s</a></g>"
                .formatted(id, job, tip, shape);
    return "<g id=\"x%s\" class=\"node\"><title>%s</title>%s</g>\n".formatted(id, id, inside);
  }

  private static String edge(String from, String to) {
    return "<g class=\"edge\"><title>%s&#45;&gt;%s</title><path d=\"\"/></g>\n".formatted(from, to);
  }
}

package dev.bactrian.ci.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ocaml-ci and opam-repo-ci in the shapes of their JSON and their pages. */
class WebPagesTest {

  private static final String COMMIT = "/github/caravan/tent/commit/0a1b2c3d4e";

  private final FakeCi server = new FakeCi();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void ocaml_ci_lists_its_steps_and_shows_logs_raw() throws IOException {
    server.json(
        "/api" + COMMIT,
        """
        {"version":"1","status":"failed","steps":[
         {"variant":"(analysis)","status":"passed"},
         {"variant":"debian-12-4.14_opam-2.3","status":"passed"},
         {"variant":"debian-12-5.2_opam-2.3","status":"failed: Build failed"},
         {"variant":"debian-12-5.3+flambda_opam-2.3","status":"active"},
         {"variant":"(lint-fmt)","status":"failed: [SKIP] no ocamlformat"}]}
        """);
    server.page(
        COMMIT + "/variant/debian-12-5.2_opam-2.3?show_raw=true",
        FakeCi.logPage(
            FakeCi.job(
                "test", "Fatal error: exception Stack_overflow", "Job failed: Build failed")));

    JobReport report =
        explain(new OcamlCi(server.uri(""), FakeCi.pages()), COMMIT + "/-/refs/heads/main");

    assertThat(report.jobs())
        .extracting(line -> line.job().outcome())
        .containsExactly(
            Outcome.PASSED, Outcome.PASSED, Outcome.FAILED, Outcome.RUNNING, Outcome.SKIPPED);
    assertThat(report.regressions())
        .singleElement()
        .extracting(JobReport.Regressed::stock, JobReport.Regressed::variant)
        .containsExactly("4.14", "5.2");
    assertThat(report.causes().getFirst().cause().signature()).contains("Stack_overflow");
    assertThat(report.notes()).containsExactly("1 job has not ended yet");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void an_analysis_that_failed_blocks_everything() throws IOException {
    server.json(
        "/api" + COMMIT,
        """
        {"steps":[{"variant":"(analysis)","status":"failed: Disconnected: lost worker"},
         {"variant":"debian-12-4.14","status":"not started"},
         {"variant":"debian-12-5.2","status":"not started"}]}
        """);

    JobReport report = explain(new OcamlCi(server.uri(""), FakeCi.pages()), COMMIT);

    assertThat(report.count(Outcome.BLOCKED)).isEqualTo(2);
    assertThat(report.causes()).hasSize(1);
    assertThat(report.causes().getFirst().blocked()).isEqualTo(2);
    // There is no log: what the CI says of it stands in for it.
    assertThat(report.causes().getFirst().cause().blame().fault().id()).isEqualTo("infrastructure");
    assertThat(report.notes()).singleElement().asString().contains("(analysis) has no log");
  }

  @Test
  void a_package_that_does_not_build_stops_its_tests_and_its_reverse_dependencies()
      throws IOException {
    server.page(
        COMMIT,
        "<html><body><h2>Summary of errors</h2><ul class=\"statuses\">"
            + item("failed", "compilers,5.2,tent.1.0", "tent.1.0", "failed: Build failed")
            + "</ul><details><ul class=\"statuses\">"
            + item("passed", "(analysis)", "(analysis)", "passed")
            + item("passed", "compilers,4.14,tent.1.0", "tent.1.0", "passed")
            + item("failed", "compilers,5.2,tent.1.0", "tent.1.0", "failed: Build failed")
            + item("not-started", "compilers,5.2,tent.1.0,tests", "tests", "not started")
            + "<li class=\"none\">revdeps<ul class=\"statuses\">"
            + item("not-started", "compilers,5.2,tent.1.0,revdeps,camp.2", "camp.2", "not started")
            + item("aborted", "compilers,5.2,pole.3", "pole.3", "aborted")
            + "</ul></li></ul></details></body></html>");
    server.page(
        COMMIT + "/variant/compilers,5.2,tent.1.0",
        FakeCi.logPage(
            """
            #=== ERROR while compiling tent.1.0 ===========================================#
            # context     2.3.0 | linux/x86_64 | ocaml-base-compiler.5.2.0 | pinned
            # path        ~/.opam/5.2/.opam-switch/build/tent.1.0
            # exit-code   1
            ### output ###
            # File "src/tent.ml", line 3, characters 8-20:
            # Error: Unbound module Stream
            2026-11-20 07:35.02: Job failed: Failed: Build failed
            """));

    JobReport report = explain(new OpamRepoCi(server.uri(""), FakeCi.pages()), COMMIT);

    assertThat(report.jobs()).hasSize(6);
    assertThat(report.count(Outcome.BLOCKED)).isEqualTo(2);
    assertThat(report.count(Outcome.ABORTED)).isEqualTo(1);
    assertThat(report.causes()).hasSize(1);
    assertThat(report.causes().getFirst().cause().culprit()).isEqualTo("tent");
    assertThat(report.causes().getFirst().cause().blame().fault().id()).isEqualTo("package");
    assertThat(report.causes().getFirst().blocked()).isEqualTo(2);
    assertThat(report.regressions())
        .singleElement()
        .extracting(JobReport.Regressed::row)
        .isEqualTo("tent.1.0");
  }

  @Test
  void one_job_of_a_commit_is_one_job() throws IOException {
    server.page(
        COMMIT,
        "<ul class=\"statuses\">"
            + item("failed", "(lint)", "(lint)", "failed: 2 errors")
            + item("passed", "(analysis)", "(analysis)", "passed")
            + "</ul>");
    JobReport report =
        explain(new OpamRepoCi(server.uri(""), FakeCi.pages()), COMMIT + "/variant/(lint)");
    assertThat(report.jobs()).hasSize(1);
    assertThat(report.causes().getFirst().cause().failure().failure().message())
        .contains("2 errors");
  }

  @Test
  void changed_pages_and_unknown_commits_are_named() {
    OpamRepoCi opam = new OpamRepoCi(server.uri(""), FakeCi.pages());
    assertThatThrownBy(() -> explain(opam, COMMIT)).hasMessageContaining("404");
    server.page(COMMIT, "<html><div class=\"jobs\">new</div></html>");
    assertThatThrownBy(() -> explain(opam, COMMIT)).hasMessageContaining("HTML may have changed");
    OcamlCi ocaml = new OcamlCi(server.uri(""), FakeCi.pages());
    server.page("/api" + COMMIT, "<html>moved</html>");
    assertThatThrownBy(() -> explain(ocaml, COMMIT)).hasMessageContaining("no JSON");
    server.json("/api" + COMMIT, "{\"phases\":[]}");
    assertThatThrownBy(() -> explain(ocaml, COMMIT)).hasMessageContaining("lists no steps");
  }

  private JobReport explain(CiSource source, String path) throws IOException {
    return new Explaining(new CiSources(List.of(source)))
        .explain(server.uri(path), Explaining.Columns.ALL, read -> {});
  }

  private static String item(String state, String variant, String label, String words) {
    return "<li class=\"%s\"><a href=\"%s/variant/%s\">%s (%s)</a></li>"
        .formatted(state, COMMIT, variant, label, words);
  }
}

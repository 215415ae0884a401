package dev.bactrian.ci.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.signature.Fault;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ocaml-multicore-ci in the shape of its GraphQL and its pages. */
class MulticoreCiTest {

  private static final String COMPILER = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";
  private static final String CHILD = "ffee00112233445566778899aabbccddeeff0011";
  private static final String COMPILER_PAGE = "/github/caravan/ocaml-multicore/commit/" + COMPILER;

  private static final String BROKEN =
      FakeCi.job(
          "test caravan/ocaml-multicore (linux-x86_64:debian-11-5.0_opam-2.1)",
          """
          gcc -O2 -c -o fiber.n.o fiber.c
          fiber.c:41:3: error: too few arguments to function 'grow_stack'
          make: *** [Makefile:12: fiber.n.o] Error 1
          """,
          "Job failed: Failed: Build failed");

  private final FakeCi server = new FakeCi();
  private String admin = "";
  private Explaining explaining;

  @BeforeEach
  void start() {
    explaining =
        new Explaining(new CiSources(List.of(new MulticoreCi(server.uri(""), FakeCi.pages()))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void one_compiler_that_does_not_build_is_one_cause_and_not_forty() throws IOException {
    StringBuilder jobs =
        new StringBuilder(job("ocaml-multicore", COMPILER, "j1", "(analysis)", "Passed", null))
            .append(
                job(
                    "ocaml-multicore",
                    COMPILER,
                    "j2",
                    "debian-11-5.0_opam-2.1",
                    "Failed",
                    "Build failed"));
    for (int child = 0; child < 40; child++) {
      jobs.append(job("pack" + child, CHILD, "", "(analysis)", "NotStarted", null));
    }
    answer(jobs);
    server.page(COMPILER_PAGE + "/variant/debian-11-5.0_opam-2.1", FakeCi.logPage(BROKEN));

    JobReport report = explain(COMPILER_PAGE);

    assertThat(report.causes()).hasSize(1);
    JobReport.JobCause cause = report.causes().getFirst();
    assertThat(cause.failed()).containsExactly("debian-11-5.0_opam-2.1");
    assertThat(cause.blocked()).isEqualTo(40);
    assertThat(cause.cause().failure().failure().message()).contains("grow_stack");
    assertThat(cause.cause().culprit()).isEqualTo("caravan/ocaml-multicore");
    assertThat(cause.cause().blame().fault()).isEqualTo(Fault.COMPILER);
    assertThat(report.count(Outcome.BLOCKED)).isEqualTo(40);
    assertThat(report.jobs().getLast().blockedBy()).containsExactly("debian-11-5.0_opam-2.1");
    assertThat(report.jobs().get(1).worker()).isEqualTo("jade-2");
    assertThat(report.notes()).isEmpty();
    assertThat(server.requests()).filteredOn(one -> one.contains("/variant/")).hasSize(1);
  }

  @Test
  void packages_that_were_built_with_the_compiler_belong_to_its_commit() throws IOException {
    answer(
        new StringBuilder(job("ocaml-multicore", COMPILER, "j1", "debian-11-5.0", "Passed", null))
            .append(job("tent", CHILD, "j3", "5.00 on debian-11", "Failed", "Build failed"))
            .append(job("tent", CHILD, "j4", "debian-11-4.14", "Passed", null))
            .append(job("tent", CHILD, "j5", "4.12.0+domains on debian-11", "Failed", "other")));
    server.page(
        "/github/caravan/tent/commit/" + CHILD + "/variant/5.00 on debian-11",
        FakeCi.logPage(
            FakeCi.job("test", "Error: Unbound module Pervasives", "Job failed: Build failed")));

    JobReport report = explain(COMPILER_PAGE);

    assertThat(report.jobs())
        .extracting(line -> line.job().id())
        .containsExactly("debian-11-5.0", "caravan/tent 5.00 on debian-11");
    CiJob tent = report.jobs().getLast().job();
    assertThat(tent.variant().compiler()).isEqualTo("5.00");
    assertThat(tent.variant().isMulticore()).isTrue();
    assertThat(tent.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.causes().getFirst().cause().culprit()).isEqualTo("caravan/tent");
  }

  @Test
  void logs_are_read_on_its_engine_but_on_no_other_host() throws IOException {
    String id = "2026-11-20/073031-ci-ocluster-build-e8d54d";
    String page = "/github/caravan/tent/commit/" + CHILD;
    try (FakeCi engine = new FakeCi()) {
      engine.page("/job/" + id, FakeCi.logPage(BROKEN));
      admin = engine.uri("").toString();
      answer(new StringBuilder(job("tent", CHILD, id, "debian-11-5.0", "Failed", "Build failed")));

      JobReport report = explain(page);

      assertThat(report.causes().getFirst().cause().failure().failure().message())
          .contains("grow_stack");
      assertThat(report.jobs().getFirst().job().log()).isEqualTo(engine.uri("/job/" + id));
    }
    admin = "http://169.254.169.254";
    answer(new StringBuilder(job("tent", CHILD, id, "debian-11-5.0", "Failed", "Build failed")));
    assertThat(explain(page).jobs().getFirst().job().log())
        .isEqualTo(server.uri(page + "/variant/debian-11-5.0"));
  }

  @Test
  void what_is_good_on_stock_and_fails_on_multicore_is_a_regression() throws IOException {
    answer(
        new StringBuilder(job("tent", CHILD, "j1", "debian-11-4.14", "Passed", null))
            .append(job("tent", CHILD, "j2", "debian-11-5.0", "Failed", "Build failed"))
            .append(job("tent", CHILD, "j3", "alpine-3.18-4.14", "Failed", "Build failed"))
            .append(job("tent", CHILD, "j4", "alpine-3.18-5.0", "Failed", "Build failed")));
    String page = "/github/caravan/tent/commit/" + CHILD;
    for (String variant : List.of("debian-11-5.0", "alpine-3.18-4.14", "alpine-3.18-5.0")) {
      server.page(page + "/variant/" + variant, FakeCi.logPage(BROKEN));
    }

    JobReport report = explain(page);

    assertThat(report.regressions()).hasSize(1);
    assertThat(report.regressions().getFirst().row()).isEqualTo("caravan/tent · debian-11");
    assertThat(report.regressions().getFirst().stock()).isEqualTo("4.14");
    assertThat(report.regressions().getFirst().causes()).hasSize(1);
    assertThat(report.causes()).hasSize(1);
    assertThat(report.causes().getFirst().failed()).hasSize(3);
    assertThat(report.causes().getFirst().cause().blame().reason())
        .contains("same failure occurs on the stock compiler");
  }

  @Test
  void a_ref_and_a_repository_lead_to_their_commit() throws IOException {
    answer(
        new StringBuilder(job("ocaml-multicore", COMPILER, "j1", "debian-11-5.0", "Passed", null)));

    assertThat(explain("/github/caravan/ocaml-multicore").build().commit()).isEqualTo(COMPILER);
    assertThat(explain("/github/caravan/ocaml-multicore/5.00").build().commit())
        .isEqualTo(COMPILER);
    assertThat(explain("/badge/caravan/ocaml-multicore/5.00").build().commit()).isEqualTo(COMPILER);
    assertThatThrownBy(() -> explain("/github/caravan/ocaml-multicore/6.0"))
        .hasMessageContaining("has only the refs: refs/heads/5.00");
    assertThatThrownBy(() -> explain("/github/caravan/tent/commit/" + CHILD))
        .hasMessageContaining("has no job of caravan/tent");
  }

  @Test
  void another_api_is_named() {
    server.json("/graphql", "{\"errors\":[{\"message\":\"no field jobs\"}]}");
    assertThatThrownBy(() -> explain(COMPILER_PAGE)).hasMessageContaining("no field jobs");
    server.json("/graphql", "{\"data\":{}}");
    assertThatThrownBy(() -> explain(COMPILER_PAGE)).hasMessageContaining("lists no jobs");
    server.page("/graphql", "<html>moved</html>");
    assertThatThrownBy(() -> explain(COMPILER_PAGE)).hasMessageContaining("no JSON");
  }

  private JobReport explain(String path) throws IOException {
    return explaining.explain(server.uri(path), Explaining.Columns.ALL, read -> {});
  }

  private void answer(StringBuilder jobs) {
    server.json(
        "/graphql",
        """
        {"data":{"config":{"admin_service_uri":"%s"},"jobs":[%s],"orgs":[{"name":"caravan","repos":[
         {"name":"ocaml-multicore","refs":[{"gref":"refs/heads/5.00","hash":"%s"}]},
         {"name":"tent","refs":[{"gref":"refs/heads/master","hash":"%s"}]}]}]}}
        """
            .formatted(admin, jobs.substring(0, jobs.length() - 1), COMPILER, CHILD));
  }

  private static String job(
      String name, String hash, String id, String variant, String outcome, String error) {
    return """
        {"owner":"caravan","name":"%s","hash":"%s","job_id":"%s","variant":"%s","outcome":"%s",\
        "error":%s},"""
        .formatted(name, hash, id, variant, outcome, error == null ? "null" : "\"" + error + "\"");
  }
}

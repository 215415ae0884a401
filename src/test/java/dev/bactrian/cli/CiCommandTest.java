package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.ci.job.FakeCi;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CiCommandTest {

  private static final String COMMIT = "/github/caravan/tent/commit/0a1b2c3d4e";

  private final FakeCi server = new FakeCi();

  @BeforeEach
  void build() {
    server.json(
        "/api" + COMMIT,
        """
        {"steps":[{"variant":"debian-12-4.14_opam-2.3","status":"passed"},
         {"variant":"debian-12-5.2_opam-2.3","status":"failed: Build failed"},
         {"variant":"debian-12-5.3_opam-2.3","status":"active"},
         {"variant":"(lint)","status":"passed"}]}
        """);
    server.page(
        COMMIT + "/variant/debian-12-5.2_opam-2.3",
        FakeCi.logPage(
            FakeCi.job("x", "Error: Unbound module Pervasives", "Job failed: Build failed")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tables_say_what_is_red_and_why() {
    Shell.Result result = Shell.run("ci", "--kind", "ocaml-ci", server.uri(COMMIT).toString());

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "caravan/tent at 0a1b2c3d4e on ocaml-ci: 4 jobs (2 passed, 1 failed, 1 running), 1 cause.")
        .containsPattern("job +4\\.14 +5\\.2 +5\\.3")
        .containsPattern("caravan/tent · debian-12 +passed +failed +running")
        .contains("1 row passed everywhere.")
        .containsPattern("1 +0 +package +caravan/tent +Pervasives")
        .contains(COMMIT + "/variant/debian-12-5.2_opam-2.3")
        .contains("caravan/tent · debian-12: good on 4.14, fails on 5.2")
        .contains("Partial result: 1 job has not ended yet");
    assertThat(result.err()).contains("partial result: 1 job has not ended yet");
  }

  @Test
  void what_only_waited_is_counted() {
    server.json(
        "/api" + COMMIT,
        """
        {"steps":[{"variant":"(analysis)","status":"failed: Build failed"},
         {"variant":"debian-12-4.14_opam-2.3","status":"not started"},
         {"variant":"debian-13-5.2_opam-2.3","status":"not started"}]}
        """);
    Shell.Result result = Shell.run("ci", "--kind", "ocaml-ci", server.uri(COMMIT).toString());
    assertThat(result.out())
        .contains("3 jobs (1 failed, 2 blocked), 1 cause.")
        .contains("2 more rows only waited for what failed.")
        .doesNotContain("debian-12")
        .containsPattern("1 +2 +\\S+ +caravan/tent ");
  }

  @Test
  void json_has_it_all() throws IOException {
    Shell.Result result =
        Shell.run("ci", "--json", "--kind", "ocaml-ci", server.uri(COMMIT).toString());

    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.path("jobs")).hasSize(4);
    assertThat(json.at("/jobs/1/outcome").asText()).isEqualTo("failed");
    assertThat(json.at("/jobs/1/compiler").asText()).isEqualTo("5.2");
    assertThat(json.at("/jobs/1/multicore").asBoolean()).isTrue();
    assertThat(json.at("/jobs/1/causes/0").asText())
        .isEqualTo(json.at("/causes/0/signature").asText());
    assertThat(json.at("/causes/0/culprit").asText()).isEqualTo("caravan/tent");
    assertThat(json.at("/causes/0/fault").asText()).isEqualTo("package");
    assertThat(json.at("/causes/0/failed").asInt()).isEqualTo(1);
    assertThat(json.at("/causes/0/blocked").asInt()).isZero();
    assertThat(json.at("/regressions/0/stock").asText()).isEqualTo("4.14");
    assertThat(json.path("partial").asBoolean()).isTrue();
  }

  @Test
  void a_server_that_is_not_known_needs_its_kind() {
    Shell.Result result = Shell.run("ci", server.uri(COMMIT).toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("name its kind with --kind", "ocaml-ci https://ocaml.ci.dev");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void wrong_usage_is_named() {
    assertThat(Shell.run("ci", "nowhere").code()).isEqualTo(2);
    Shell.Result result = Shell.run("ci", "--kind", "jenkins", server.uri(COMMIT).toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("opam-repo-ci");
  }

  @Test
  void a_failing_server_ends_the_command_in_words() {
    server.status("/api" + COMMIT, 404);
    Shell.Result result = Shell.run("ci", "--kind", "ocaml-ci", server.uri(COMMIT).toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("is not there (404)");
  }
}

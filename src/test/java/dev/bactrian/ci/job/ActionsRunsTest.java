package dev.bactrian.ci.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubHost;
import dev.bactrian.github.RepositoryRef;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run of GitHub Actions: what its jobs wait for stands in the workflow's file. */
class ActionsRunsTest {

  private static final URI RUN = URI.create("https://github.com/caravan/tent/actions/runs/9");

  private static final String WORKFLOW =
      """
      on: push
      jobs:
        compiler:
          runs-on: ubuntu-latest
        build:
          name: build on ${{ matrix.os }}
          needs: compiler
        docs:
          name: Documentation
          needs: [compiler, build]
        lint: {}
      """;

  private static final String LOG =
      """
      2026-11-24T02:11:05.0000000Z ##[group]Run make
      2026-11-24T02:11:05.2000000Z ##[endgroup]
      2026-11-24T02:11:07.3000000Z runtime/fiber.c:41:3: error: too few arguments to function 'grow'
      2026-11-24T02:11:07.6000000Z ##[error]Process completed with exit code 2.
      """;

  private final FakeCi github = new FakeCi();
  private Explaining explaining;

  @BeforeEach
  void start() {
    github.json(
        "/repos/caravan/tent/actions/runs/9",
        "{\"id\":9,\"name\":\"CI\",\"head_sha\":\"0a1b2c\",\"path\":\".github/workflows/ci.yml\"}");
    github.json(
        "/repos/caravan/tent/actions/runs/9/jobs",
        """
        {"total_count":5,"jobs":[
         {"id":1,"name":"compiler","conclusion":"failure"},
         {"id":2,"name":"build on linux","conclusion":"skipped"},
         {"id":3,"name":"build on macos","conclusion":"skipped"},
         {"id":4,"name":"Documentation","conclusion":"skipped"},
         {"id":5,"name":"lint","conclusion":null}]}
        """);
    github.page("/repos/caravan/tent/actions/jobs/1/logs", LOG);
    github.json(
        "/repos/caravan/tent",
        "{\"id\":1,\"name\":\"tent\",\"full_name\":\"caravan/tent\",\"owner\":{\"login\":\"caravan\"},"
            + "\"url\":\"%s\"}".formatted(github.uri("/repos/caravan/tent")));
    github.json(
        "/repos/caravan/tent/contents/.github/workflows/ci.yml",
        """
        {"type":"file","encoding":"base64","size":%d,"name":"ci.yml",
         "path":".github/workflows/ci.yml","content":"%s","url":"%s"}
        """
            .formatted(
                WORKFLOW.length(),
                Base64.getEncoder().encodeToString(WORKFLOW.getBytes(UTF_8)),
                github.uri("/repos/caravan/tent/contents/.github/workflows/ci.yml")));
    GitHubApi api =
        GitHubApi.withToken(
            new GitHubHost(github.uri(""), URI.create("https://github.com")),
            "a-token",
            InstantSource.system());
    explaining =
        new Explaining(
            new CiSources(
                List.of(
                    new ActionsRuns(
                        api,
                        name ->
                            name.equals("caravan/hidden")
                                ? Optional.empty()
                                : Optional.of(new RepositoryRef(0, 0, name))))));
  }

  @AfterEach
  void stop() {
    github.close();
  }

  @Test
  void what_was_skipped_for_want_of_another_counts_under_its_cause() throws IOException {
    JobReport report = explain(RUN);

    assertThat(report.build().commit()).isEqualTo("0a1b2c");
    assertThat(report.causes()).hasSize(1);
    assertThat(report.causes().getFirst().failed()).containsExactly("compiler");
    assertThat(report.causes().getFirst().blocked()).isEqualTo(3);
    assertThat(report.causes().getFirst().cause().failure().failure().message()).contains("grow");
    assertThat(report.jobs().get(3).job().needs())
        .containsExactly("compiler", "build on linux", "build on macos");
    assertThat(report.notes()).containsExactly("1 job has not ended yet");
  }

  @Test
  void one_job_of_a_run() throws IOException {
    JobReport report = explain(URI.create(RUN + "/job/1?pr=3#step:2:7"));
    assertThat(report.jobs()).hasSize(1);
    assertThat(report.causes()).hasSize(1);
  }

  @Test
  void a_workflow_that_cannot_be_read_leaves_what_was_skipped_as_it_is() throws IOException {
    github.status("/repos/caravan/tent/contents/.github/workflows/ci.yml", 404);
    JobReport report = explain(RUN);
    assertThat(report.count(Outcome.SKIPPED)).isEqualTo(3);
    assertThat(report.causes().getFirst().blocked()).isZero();
  }

  @Test
  void a_log_that_has_expired_is_named() throws IOException {
    github.status("/repos/caravan/tent/actions/jobs/1/logs", 404);
    JobReport report = explain(RUN);
    assertThat(report.notes()).contains("job compiler has no log");
    assertThat(report.causes().getFirst().blocked()).isEqualTo(3);
  }

  @Test
  void what_may_not_be_asked_and_what_is_not_there_is_named() {
    assertThatThrownBy(
            () -> explain(URI.create("https://github.com/caravan/hidden/actions/runs/9")))
        .hasMessageContaining("no repository that may be asked");
    assertThatThrownBy(() -> explain(URI.create("https://github.com/caravan/tent/actions/runs/10")))
        .hasMessageContaining("404");
  }

  private JobReport explain(URI link) throws IOException {
    return explaining.explain(link, Explaining.Columns.ALL, read -> {});
  }
}

package dev.bactrian.ci;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same small health check, once as a work directory and once as a server. */
class HealthCheckTest {

  private static final String OLD = "1600000000-0a1b2c3d";
  private static final String NEW = "1700000000-4e5f6a7b";

  private static final String STATUSES =
      """
      [{"name":"dates.1.0","statuses":[{"compiler":"4.14","status":"good"},{"compiler":"5.2","status":"bad"}]},
       {"name":"diary.2.1","statuses":[{"compiler":"4.14","status":"good"},{"compiler":"5.2","status":"partial"}]},
       {"name":"fine.0.3","statuses":[{"compiler":"4.14","status":"good"},{"compiler":"5.2","status":"good"}]},
       {"name":"old.7","statuses":[{"compiler":"4.14","status":"bad"},{"compiler":"5.2","status":"bad"}]}]
      """;

  private static final String LOG =
      """
      #=== ERROR while compiling dates.1.0 ==========================================#
      # context     2.1.5 | linux/x86_64 | ocaml-base-compiler.5.2.0 | pinned
      # path        ~/.opam/5.2/.opam-switch/build/dates.1.0
      # command     ~/.opam/5.2/bin/dune build -p dates
      # exit-code   1
      # env-file    ~/.opam/log/dates-7-a1b2c3.env
      # output-file ~/.opam/log/dates-7-a1b2c3.out
      ### output ###
      # File "src/dates.ml", line 3, characters 8-20:
      # Error: Unbound module Pervasives
      """;

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir Path directory;

  private HealthCheckSource onDisk;
  private HealthCheckSource served;

  @BeforeEach
  void lay_out() throws IOException {
    Path run = directory.resolve("logs").resolve(NEW).resolve("5.2");
    write(run.resolve("bad/dates.1.0"), LOG);
    write(run.resolve("partial/diary.2.1"), LOG);
    write(run.resolve("bad/old.7"), "nothing to see\n");
    Files.createDirectories(directory.resolve("logs").resolve(OLD).resolve("4.14/good"));
    write(directory.resolve("statuses.json"), STATUSES);
    onDisk = new HealthCheckDirectory(directory);

    server.stubFor(
        get("/run")
            .willReturn(
                html(
                    "<ul><li><a href=\"/run/%s\">x</a></li><li><a href=\"/run/%s\">y</a></li></ul>"
                        .formatted(OLD, NEW))));
    server.stubFor(get("/api/v2/latest/packages").willReturn(notFound()));
    server.stubFor(
        get("/api/v1/latest/packages").willReturn(okForContentType("application/json", STATUSES)));
    String page =
        "<html><pre><span class='fg-red'>"
            + LOG.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")
            + "</span></pre></html>";
    for (String path : List.of("bad/dates.1.0", "partial/diary.2.1")) {
      server.stubFor(get(urlEqualTo("/log/" + NEW + "/5.2/" + path)).willReturn(html(page)));
    }
    served =
        new HealthCheckServer(
            URI.create(server.baseUrl() + "/"),
            new PoliteClient(null, Duration.ofMillis(5), Duration.ofMinutes(1)));
  }

  @Test
  void newest_run_comes_first() throws IOException {
    assertThat(onDisk.runs()).containsExactly(NEW, OLD);
    assertThat(served.runs()).containsExactly(NEW, OLD);
  }

  @Test
  void one_failing_package_explains_those_that_need_it() throws IOException {
    for (HealthCheckSource source : List.of(onDisk, served)) {
      Comparison comparison = Comparison.of(source, source.matrix(NEW), "4.14", "5.2", read -> {});

      assertThat(comparison.regressions())
          .extracting(Regression::packageName, Regression::state)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("dates.1.0", BuildState.BAD),
              org.assertj.core.groups.Tuple.tuple("diary.2.1", BuildState.PARTIAL));
      assertThat(comparison.causes()).hasSize(1);
      assertThat(comparison.causes().getFirst().culprit()).isEqualTo("dates");
      assertThat(comparison.causes().getFirst().packages()).isEqualTo(2);
    }
  }

  @Test
  void older_run_is_read_from_its_table() throws IOException {
    server.stubFor(
        get("/run/" + OLD + "?show-latest-only=false")
            .willReturn(
                html(
                    """
                    <table id="results"><thead><tr><th></th><th class="result-col">4.14</th>
                    <th class="result-col">5.2</th><th>number of revdeps</th></tr></thead>
                    <tr class="results-row"><td class="results-cell pkgname">dates.1.0</td>
                    <td class="result-col results-cell cell-good"><a href="/log/x">☑</a></td>
                    <td class="result-col results-cell cell-not-available">☐</td>
                    <td class="results-cell pkgname">4</td></tr></table>
                    """)));

    BuildMatrix matrix = served.matrix(OLD);

    assertThat(matrix.cells()).containsOnlyKeys("dates.1.0");
    assertThat(matrix.cells().get("dates.1.0"))
        .containsExactly(java.util.Map.entry("4.14", BuildState.GOOD));
  }

  @Test
  void changed_html_and_failing_server_are_named() {
    server.stubFor(get("/run/" + OLD + "?show-latest-only=false").willReturn(html("<p>new</p>")));
    assertThatThrownBy(() -> served.matrix(OLD)).hasMessageContaining("no table of results");

    server.stubFor(get("/run").willReturn(serverError()));
    assertThatThrownBy(() -> served.runs()).hasMessageContaining("answered 500");
  }

  @Test
  void packages_without_logs_and_a_run_that_is_listed_twice() throws IOException {
    server.stubFor(
        get(urlEqualTo("/log/" + NEW + "/5.2/partial/diary.2.1")).willReturn(notFound()));
    server.stubFor(
        get("/run")
            .willReturn(
                html(
                    "<ul><li><a href=\"/run/%1$s\">x</a></li><li><a href=\"/run/%1$s\">y</a></li></ul>"
                        .formatted(NEW))));
    Files.delete(directory.resolve("logs").resolve(NEW).resolve("5.2/partial/diary.2.1"));

    for (HealthCheckSource source : List.of(onDisk, served)) {
      Comparison comparison = Comparison.of(source, source.matrix(NEW), "4.14", "5.2", read -> {});
      assertThat(comparison.regressions()).hasSize(2);
      assertThat(comparison.causes())
          .extracting(Cause::culprit, Cause::id)
          .contains(org.assertj.core.groups.Tuple.tuple(null, "no log"));
    }
    assertThat(served.notes()).singleElement().asString().contains("lists run " + NEW + " twice");
  }

  @Test
  void a_log_page_of_another_shape_is_not_an_empty_log() throws IOException {
    server.stubFor(
        get(urlEqualTo("/log/" + NEW + "/5.2/partial/diary.2.1"))
            .willReturn(html("<div class=\"log\">all is new</div>")));

    Comparison comparison = Comparison.of(served, served.matrix(NEW), "4.14", "5.2", read -> {});

    assertThat(comparison.regressions()).hasSize(2);
    assertThat(comparison.notes())
        .singleElement()
        .asString()
        .contains("1 log could not be read", "no <pre> with a log; its HTML may have changed");

    // Nor is it kept as one.
    PoliteClient keeping =
        new PoliteClient(directory.resolve("cache"), Duration.ofMillis(5), Duration.ofMinutes(1));
    HealthCheckSource again = new HealthCheckServer(URI.create(server.baseUrl()), keeping);
    assertThat(Comparison.of(again, again.matrix(NEW), "4.14", "5.2", read -> {}).notes())
        .hasSize(1);
    server.stubFor(
        get(urlEqualTo("/log/" + NEW + "/5.2/partial/diary.2.1"))
            .willReturn(html("<pre>" + LOG + "</pre>")));
    HealthCheckSource mended = new HealthCheckServer(URI.create(server.baseUrl()), keeping);
    assertThat(Comparison.of(mended, mended.matrix(NEW), "4.14", "5.2", read -> {}).notes())
        .isEmpty();
  }

  @Test
  void a_damaged_list_is_noted_and_the_table_read() throws IOException {
    server.stubFor(
        get("/api/v1/latest/packages")
            .willReturn(okForContentType("application/json", "[{\"name\": \"dat")));
    server.stubFor(
        get("/run/" + NEW + "?show-latest-only=false")
            .willReturn(
                html(
                    """
                    <table id="results"><thead><tr><th></th><th class="result-col">5.2</th></tr>
                    </thead><tr class="results-row"><td class="results-cell pkgname">a.1</td>
                    <td class="result-col results-cell cell-bad"><a href="/log/x">x</a></td></tr>
                    </table>
                    """)));

    assertThat(served.matrix(NEW).state("a.1", "5.2")).isEqualTo(BuildState.BAD);
    assertThat(served.notes()).singleElement().asString().contains("is damaged");

    server.stubFor(
        get("/run/" + NEW + "?show-latest-only=false")
            .willReturn(html("<table id=\"results\"><tr class=\"results-row\"></tr></table>")));
    assertThatThrownBy(() -> served.matrix(NEW)).hasMessageContaining("without compilers");
  }

  @Test
  void a_server_that_is_down_is_named() {
    HealthCheckSource down =
        new HealthCheckServer(
            URI.create("http://localhost:1"),
            new PoliteClient(null, Duration.ofMillis(5), Duration.ofMinutes(1)));
    assertThatThrownBy(down::runs).hasMessageContaining("cannot reach http://localhost:1/run");
  }

  @Test
  void unknown_run_and_compiler_are_named() throws IOException {
    assertThatThrownBy(() -> onDisk.matrix("1-x")).hasMessageContaining(NEW);
    BuildMatrix matrix = onDisk.matrix(NEW);
    assertThatThrownBy(() -> Comparison.of(onDisk, matrix, "4.14", "6.0", read -> {}))
        .hasMessageContaining("4.14, 5.2");
  }

  @Test
  void path_outside_the_directory_is_no_log() throws IOException {
    assertThat(onDisk.log(NEW, "5.2", BuildState.BAD, "../../../../statuses.json")).isEmpty();
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder html(
      String body) {
    return okForContentType("text/html; charset=utf-8", body);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

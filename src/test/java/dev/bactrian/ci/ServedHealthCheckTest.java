package dev.bactrian.ci;

import static dev.bactrian.ci.MiniatureWorkdir.NEW;
import static dev.bactrian.ci.MiniatureWorkdir.OLD;
import static dev.bactrian.ci.MiniatureWorkdir.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A work directory and the server that serves it give the same comparison. */
class ServedHealthCheckTest {

  @TempDir Path folder;

  private MiniatureWorkdir workdir;

  @BeforeEach
  void lay_out() throws IOException {
    workdir = MiniatureWorkdir.of(folder.resolve("work"));
    String colours = "\u001b[31mError:\u001b[0m a < b && \"c\" → é\n";
    String log = failing("wells.1.0", "Unbound value Tent.fold");
    workdir
        .cell(NEW, "4.14", "bad", "wells.1.0", log)
        .cell(NEW, "5.2", "bad", "wells.1.0", log)
        .cell(NEW, "4.14", "good", "oasis.1.0+5.2", "")
        .cell(NEW, "5.2", "partial", "oasis.1.0+5.2", colours + log)
        .cell(NEW, "4.14", "bad", "cured.1", log)
        .cell(NEW, "5.2", "good", "cured.1", "")
        .cell(NEW, "4.14", "good", "ill.1", "")
        .cell(NEW, "5.2", "internal-failure", "ill.1", "+++ Timeout!! (2. hours) +++\n")
        .write("metadata/revdeps/wells.1.0", "3\n");
    // The opam files are served nowhere.
    java.nio.file.Files.delete(folder.resolve("work/metadata/opams/maps"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_newest_run(boolean second) throws IOException {
    try (HealthCheckSite site = new HealthCheckSite(workdir.root(), 0, second)) {
      Comparison onDisk = one(new HealthCheckDirectory(workdir.root()), NEW);
      Comparison served = one(server(site), NEW);

      assertThat(served).isEqualTo(onDisk);
      assertThat(served.regressions()).hasSize(5);
      assertThat(served.fixed()).containsExactly("cured.1");
      assertThat(served.causes())
          .filteredOn(cause -> cause.culprit().equals("wells"))
          .singleElement()
          .satisfies(
              cause -> {
                assertThat(cause.blame().reason()).contains("stock");
                assertThat(cause.impact().reverseDependencies()).isEqualTo(3);
              });
    }
  }

  @Test
  void two_runs() throws IOException {
    try (HealthCheckSite site = new HealthCheckSite(workdir.root(), 0, true)) {
      assertThat(two(server(site))).isEqualTo(two(new HealthCheckDirectory(workdir.root())));
    }
  }

  @Test
  void only_differences_are_asked_for_and_nothing_twice() throws IOException {
    try (HealthCheckSite site = new HealthCheckSite(workdir.root(), 0, false)) {
      HealthCheckServer server = server(site);
      BuildMatrix matrix = server.differences(NEW, "4.14", "5.2");
      assertThat(matrix.cells()).doesNotContainKeys("fine.0.3", "wells.1.0");
      one(server(site), NEW);
      List<String> before = site.asked();
      one(server(site), NEW);

      assertThat(before).anyMatch(path -> path.contains("show-diff-only=true"));
      assertThat(before).filteredOn(path -> path.startsWith("/log/")).doesNotHaveDuplicates();
      // The logs are on disk by now: only lists are asked for again.
      assertThat(site.asked().subList(before.size(), site.asked().size()))
          .filteredOn(path -> path.startsWith("/log/") && path.contains("/5.2/"))
          .isEmpty();
    }
  }

  /** The server breaks off after some logs; the second try goes on with the rest. */
  @Test
  void what_was_broken_off_goes_on_where_it_stood() throws IOException {
    try (HealthCheckSite site = new HealthCheckSite(workdir.root(), 0, false)) {
      HealthCheckServer server = server(site);
      BuildMatrix matrix = server.matrix(NEW);
      assertThatThrownBy(
              () ->
                  Comparison.of(
                      server,
                      matrix,
                      "4.14",
                      "5.2",
                      read -> {
                        if (read == 2) {
                          throw new IllegalStateException("cancelled");
                        }
                      }))
          .hasMessage("cancelled");
      List<String> first = logs(site.asked());
      Comparison whole = one(server(site), NEW);
      List<String> all = logs(site.asked());

      assertThat(first).hasSize(2);
      assertThat(all.subList(first.size(), all.size())).doesNotContainAnyElementsOf(first);
      assertThat(whole).isEqualTo(one(new HealthCheckDirectory(workdir.root()), NEW));
    }
  }

  @Test
  void ranges_and_states_that_are_none_are_an_error_of_the_server() throws IOException {
    try (HealthCheckSite site = new HealthCheckSite(workdir.root(), 0, false)) {
      PoliteClient client = client();
      assertThatThrownBy(() -> client.find(site.address().resolve("/diff/1..2..3")))
          .hasMessageContaining("answered 500");
      assertThat(client.find(site.address().resolve("/diff/1..2"))).isEmpty();
      assertThatThrownBy(() -> server(site).matrix("1..2"))
          .hasMessageContaining("has no run 1..2; the newest are: " + NEW);
    }
  }

  private static List<String> logs(List<String> asked) {
    return asked.stream().filter(path -> path.startsWith("/log/")).toList();
  }

  private Comparison one(HealthCheckSource source, String run) throws IOException {
    try (source) {
      return Comparison.of(
          source, source.differences(run, "4.14", "5.2"), "4.14", "5.2", read -> {});
    }
  }

  private static Comparison two(HealthCheckSource source) throws IOException {
    try (source) {
      return Comparison.of(
          source, source.matrix(OLD), "5.2", source.matrix(NEW), "5.2", read -> {});
    }
  }

  private PoliteClient client() {
    return new PoliteClient(folder.resolve("cache"), Duration.ofMillis(5), Duration.ofMinutes(1));
  }

  private HealthCheckServer server(HealthCheckSite site) {
    return new HealthCheckServer(site.address(), client());
  }
}

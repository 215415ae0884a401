package dev.bactrian.ci;

import static dev.bactrian.ci.MiniatureWorkdir.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report of a cause needs. */
class FindingTest {

  @TempDir Path folder;

  @Test
  void excerpt_and_reproduction_come_from_the_run() throws IOException {
    MiniatureWorkdir.of(folder);
    HealthCheckSource source = new HealthCheckDirectory(folder);
    Comparison comparison = Comparison.of(source, source.matrix(NEW), "4.14", "5.2", read -> {});

    Finding finding = Finding.of(source, comparison, comparison.causes().getFirst());

    assertThat(finding.packages()).containsExactly("dates.1.0", "atlas.0.9", "diary.2.1");
    assertThat(finding.excerpt().lines())
        .endsWith(
            "File \"src/a.ml\", line 3, characters 8-20:", "Error: Unbound module Pervasives");
    Reproduction reproduction = finding.reproduction().orElseThrow();
    assertThat(reproduction.commands())
        .contains(
            "git -C opam-repository checkout 4e5f6a7b",
            "opam switch create reproduction --packages=ocaml-base-compiler.5.2.0",
            "opam install --switch=reproduction -v dates.1.0");
    assertThat(reproduction.dockerfile())
        .startsWith("FROM ")
        .contains("checkout 4e5f6a7b", "--packages=ocaml-base-compiler.5.2.0", "dates.1.0");
  }

  @Test
  void an_excerpt_ends_where_the_build_does_and_is_said_once() throws IOException {
    MiniatureWorkdir workdir = MiniatureWorkdir.of(folder);
    String live =
        """
        + make (CWD=/tmp/dates.1.0)
        - ocamlc -c src/a.ml
        - File "src/a.ml", line 3, characters 8-20:
        - Error: Unbound module Pervasives
        [ERROR] The compilation of dates.1.0 failed at "make".

        """;
    workdir.cell(
        NEW,
        "5.2",
        "bad",
        "dates.1.0",
        live + MiniatureWorkdir.failing("dates.1.0", "Unbound module Pervasives"));
    HealthCheckSource source = new HealthCheckDirectory(folder);
    Comparison comparison = Comparison.of(source, source.matrix(NEW), "4.14", "5.2", read -> {});
    Cause cause =
        comparison.causes().stream()
            .filter(one -> one.example().equals("dates.1.0") || one.culprit().equals("dates"))
            .findFirst()
            .orElseThrow();
    Finding finding = Finding.of(source, comparison, cause);

    assertThat(finding.excerpt().lines().stream().filter(line -> line.contains("Unbound")))
        .containsExactly("Error: Unbound module Pervasives");
    assertThat(finding.excerpt().lines()).noneMatch(line -> line.contains("[ERROR]"));
  }

  @Test
  void compilers_of_columns_without_a_context_line() {
    assertThat(of("4.14", "a.1").commands().get(4)).endsWith("=ocaml-base-compiler.4.14.0");
    assertThat(of("4.12+domains", "a.1").commands().get(4))
        .endsWith("=ocaml-variants.4.12.0+domains");
  }

  @Test
  void words_of_a_log_do_not_become_commands() {
    for (String evil : List.of("a.1; rm -rf /", "$(id).1", "-y.1", "a\nRUN x")) {
      assertThatThrownBy(() -> of("5.2", evil)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> of(evil, "a.1")).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Reproduction.of("1-$(id)", "5.2", "a.1", LogExcerpt.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Reproduction of(String compiler, String name) {
    return Reproduction.of(NEW, compiler, name, LogExcerpt.NONE);
  }
}

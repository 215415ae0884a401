package dev.bactrian.ci.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How variants, summaries and links are read. */
class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "debian-11-5.0_opam-2.1, 5.0, debian-11, true",
    "debian-12-4.14_arm32_opam-2.3, 4.14, debian-12_arm32, false",
    "debian-12-5.3+flambda_opam-2.3, 5.3+flambda, debian-12, true",
    "ubuntu-22.04-4.12+domains, 4.12+domains, ubuntu-22.04, true",
    "4.12.0+domains on debian-11, 4.12.0+domains, debian-11, true",
    "trunk on debian-11_opam-2.1, trunk, debian-11, true",
    "alpine-3.18-4.14, 4.14, alpine-3.18, false",
    "alpine-3.18, , alpine-3.18, false",
    "macos-homebrew-5.2_arm64_opam-2.3, 5.2, macos-homebrew_arm64, true",
    "5.2, 5.2, '', true",
    "(analysis), , '', false",
  })
  void variants(String text, String compiler, String place, boolean multicore) {
    Variant variant = Variant.of(text);
    assertThat(variant.compiler()).isEqualTo(compiler);
    assertThat(variant.place()).isEqualTo(place);
    assertThat(variant.isMulticore()).isEqualTo(multicore);
  }

  @Test
  void the_summary_of_a_check_run() {
    List<CiJob> jobs =
        SummaryLinks.in(
            """
            ✅ [debian-12-4.14 (passed)](https://ci.example/a)
            ❌ [debian-12-5.2 (failed: Build (really) failed)](https://ci.example/b)
            ❌ [EXPERIMENTAL: macos-5.2 (failure: no space)](https://ci.example/c)
            🟠 [debian-12-5.3 (active)](https://ci.example/d)
            ¯\\_(ツ)_/¯ [lint (skipped)](https://ci.example/e)
            [not a job](https://ci.example/f)
            """,
            "caravan/tent");
    assertThat(jobs)
        .extracting(CiJob::outcome)
        .containsExactly(
            Outcome.PASSED, Outcome.FAILED, Outcome.FAILED, Outcome.RUNNING, Outcome.SKIPPED);
    assertThat(jobs.get(1).error()).isEqualTo("Build (really) failed");
    assertThat(jobs.get(1).log()).isEqualTo(URI.create("https://ci.example/b"));
    assertThat(jobs.get(2).variant().compiler()).isEqualTo("5.2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ci.example.evil.org/github/a/b/commit/0a1b2c3",
        "https://ci.example@evil.org/github/a/b/commit/0a1b2c3",
        "https://evil@ci.example/github/a/b/commit/0a1b2c3",
        "https://ci.example:8443/github/a/b/commit/0a1b2c3",
        "http://ci.example/github/a/b/commit/0a1b2c3",
        "https://ci.example/elsewhere/github/a/b/commit/0a1b2c3",
        "https://ci.example/github/a/b/commit/0a1b2c3/../../../../../admin",
        "https://ci.example/github/a/b/commit/0a1b2c3/%2e%2e/%2e%2e/admin",
        "https://ci.example/github/a/b/commit/0a1b2c3/variant/%0d%0aHost:x",
        "mailto:ci.example",
      })
  void links_that_only_look_like_ours_are_not(String link) {
    OcamlCi ci = new OcamlCi(URI.create("https://ci.example"), uri -> java.util.Optional.empty());
    assertThat(ci.knows(URI.create(link))).isFalse();
    assertThat(ci.knows(URI.create("https://ci.example:443/github/a/b/commit/0a1b2c3"))).isTrue();
    assertThat(ci.knows(URI.create("https://CI.example/github/a/b/commit/0a1b2c3/variant/(x)")))
        .isTrue();
  }
}

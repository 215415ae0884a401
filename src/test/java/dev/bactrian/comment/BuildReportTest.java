package dev.bactrian.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The draft of a report, and the remarks under one. */
class BuildReportTest {

  private static BuildReport.Facts facts(String line) {
    return new BuildReport.Facts(
        "dates",
        "dates.1.0",
        "4.14",
        "5.2",
        "Unbound module Pervasives",
        "it relies on Pervasives, removed in 5.0",
        List.of("File \"src/dates.ml\", line 3, characters 8-20:", line),
        List.of("dates.1.0", "diary.2.1"),
        "1700000000-4e5f6a7b",
        "1600000000-0a1b2c3d",
        "FROM debian:12\nRUN opam install dates.1.0\n",
        List.of("opam install dates.1.0"));
  }

  @Test
  void report() throws IOException {
    String report =
        BuildReport.title(facts("Error: Unbound module Pervasives"))
            + "\n\n"
            + BuildReport.body("dates · x", facts("Error: Unbound module Pervasives"));
    assertThat(report).isEqualTo(golden("build-report"));
  }

  @Test
  void remarks() throws IOException {
    String all =
        BuildRemarks.covered(
                List.of(
                    new BuildRemarks.Covered(
                        "dates", "5.2", "1700000000-4e5f6a7b", List.of("dates.1.0", "diary.2.1"))))
            + "\n"
            + BuildRemarks.green("5.2", "1700200000-aaaaaaa", 2)
            + "\n\n"
            + BuildRemarks.back("5.2", "1700400000-bbbbbbb", List.of("dates.1.0"))
            + "\n";
    assertThat(all).isEqualTo(golden("build-remarks"));
  }

  @Test
  void a_log_does_not_act() {
    String evil = "``` \n```` @org/team fixes #1 <!-- x --> </details>";
    String body = BuildReport.body("c", facts(evil));
    String fence = body.lines().filter(line -> line.endsWith("text")).findFirst().orElseThrow();
    assertThat(fence).startsWith("`````");
    assertThat(BuildReport.title(facts("x"))).doesNotContain("\n");
  }

  private static String golden(String name) throws IOException {
    try (var in = BuildReportTest.class.getResourceAsStream("/comment/" + name + ".md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

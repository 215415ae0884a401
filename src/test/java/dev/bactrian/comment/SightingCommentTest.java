package dev.bactrian.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingCommentTest {

  private static final Instant FIRST = Instant.parse("2026-11-20T23:59:00Z");
  private static final Instant LAST = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void two_repositories() throws IOException {
    String text =
        SightingComment.on(URI.create("https://github.com"))
            .draft(
                List.of(
                    new SightingComment.Seen("caravan/compiler", 3, 17, "CI", null, FIRST, LAST),
                    new SightingComment.Seen(
                        "caravan/stress", 1, 8, "`@all` fixes #1\n<!-- x", null, LAST, LAST)))
            .text();
    assertThat(text).isEqualTo(golden("sighting.md"));
  }

  @Test
  void builds_of_other_cis() throws IOException {
    String text =
        SightingComment.on(URI.create("https://github.com"))
            .draft(
                List.of(
                    new SightingComment.Seen(
                        "caravan/compiler", 2, 17, "ocaml-ci", "runs/17", FIRST, LAST),
                    new SightingComment.Seen(
                        "caravan/stress",
                        1,
                        8,
                        "`@all` fixes #1\n<!-- x",
                        "commit/0a1b2c3d4e",
                        LAST,
                        LAST)))
            .text();
    assertThat(text).isEqualTo(golden("sighting-builds.md"));
  }

  @Test
  void on_a_server_of_ones_own_nothing_is_linked() {
    String text =
        SightingComment.on(URI.create("https://git.example.org"))
            .draft(List.of(new SightingComment.Seen("a/b", 1, 8, "CI", null, LAST, LAST)))
            .text();
    assertThat(text).contains("run `8` of `CI`").doesNotContain("http");
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = SightingCommentTest.class.getResourceAsStream("/comment/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

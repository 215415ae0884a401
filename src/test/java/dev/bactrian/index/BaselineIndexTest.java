package dev.bactrian.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.report.Posts;
import dev.bactrian.report.ReportKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineIndexTest {

  /** Words that more-like-this takes up: more than once in the report, in five others. */
  private static BaselineIndex herd() {
    BaselineIndex index = new BaselineIndex();
    for (int i = 1; i <= 6; i++) {
      index.put(Posts.of(i, "Dromedary number " + i, "dromedary dromedary sand"));
    }
    index.put(Posts.of(7, "Camel spits at the parser", "parser parser"));
    return index;
  }

  @ParameterizedTest
  @EnumSource
  void each_ranking_puts_the_near_one_first(Baseline baseline) {
    try (BaselineIndex index = herd()) {
      List<ReportKey> ranked =
          index.rank(baseline, Posts.of(9, "Dromedary number 3", "dromedary dromedary 3"), 2);
      assertThat(ranked).hasSizeLessThanOrEqualTo(2);
      assertThat(ranked.getFirst().number()).isLessThan(7);
      if (baseline != Baseline.MORE_LIKE_THIS) {
        assertThat(ranked.getFirst().number()).isEqualTo(3);
      }
    }
  }

  @Test
  void only_what_was_put_before_is_found_and_empty_texts_are_no_trouble() {
    try (BaselineIndex index = herd()) {
      for (Baseline baseline : Baseline.values()) {
        assertThat(index.rank(baseline, Posts.of(9, "", ""), 3)).hasSizeLessThanOrEqualTo(3);
      }
      assertThat(index.rank(Baseline.BM25, Posts.of(9, "guanaco", ""), 3)).isEmpty();
      index.put(Posts.of(8, "guanaco", ""));
      assertThat(index.rank(Baseline.BM25, Posts.of(9, "guanaco", ""), 3)).hasSize(1);
    }
  }

  @Test
  void a_body_of_many_words_is_asked_for_in_part() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 8_000; i++) {
      body.append("a").append(i).append(' ');
    }
    try (BaselineIndex index = herd()) {
      assertThat(index.rank(Baseline.BM25, Posts.of(9, "camel", body.toString()), 3)).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "flaw, lawn, 2",
    "hump, hump, 0",
    "'', hump, 4",
    "hump, '', 4",
    "ab, ba, 2"
  })
  void edits_are_levenshteins(String one, String other, int distance) {
    assertThat(new TitleEdits(one).share(other) * Math.max(one.length(), other.length()))
        .isEqualTo(distance);
  }

  @Test
  void edits_of_long_titles_are_those_of_their_beginning() {
    String title = "x".repeat(64);
    assertThat(new TitleEdits(title + "abc").share(title + "de")).isZero();
    assertThat(new TitleEdits(title).share("y".repeat(64))).isEqualTo(1);
  }
}

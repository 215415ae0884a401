package dev.bactrian.match;

import static dev.bactrian.match.Reports.FIRST;
import static dev.bactrian.match.Reports.entry;
import static dev.bactrian.match.Reports.explain;
import static dev.bactrian.match.Reports.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.index.Entry;
import dev.bactrian.index.LuceneIndex;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.index.Scope;
import dev.bactrian.report.ReportKey;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {
  private static final String ASSERTION =
      """
      The nightly run dies now and then:
      ```
      [02] file runtime/shared_heap.c; line 778 ### Assertion failed: Has_status_hd(hd, UNMARKED)
      ```
      """;

  private ReportIndex index;

  @BeforeEach
  void fill() {
    index = LuceneIndex.inMemory();
    index.put(entry(post(1, "Assertion about heap status fails under stress", ASSERTION)));
    index.put(entry(post(2, "Typo in the manual's chapter on functors", "It says functer.")));
    index.put(
        entry(post(3, "Weak hash sets lose entries after compaction", "Weak.merge forgets.")));
    index.put(entry(post(4, "Printf %a prints nothing", "Printf.printf \"%a\" drops its output.")));
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void the_shared_assertion_is_named_and_quoted() {
    var first =
        explain(index, entry(post(9, "Crash in the stress test on arm64", ASSERTION))).getFirst();

    assertThat(first.candidate().post().key().number()).isEqualTo(1);
    assertThat(first.candidate().evidence())
        .anySatisfy(
            one -> {
              assertThat(one.words()).isEqualTo("both fail the assertion");
              assertThat(one.quote()).isEqualTo("Has_status_hd(hd, UNMARKED)");
            });
    assertThat(first.candidate().evidence().getFirst().words())
        .isEqualTo("both fail the assertion");
    assertThat(first.candidate().evidence())
        .filteredOn(one -> one.quote() != null && one.quote().contains("Has_status_hd"))
        .hasSize(1);
    assertThat(first.contributions()).extracting("scorer").isEqualTo(Scorers.names());
  }

  @Test
  void shared_words_are_named_as_the_author_spelt_them() {
    var first =
        explain(index, entry(post(9, "Entries vanish from a weak hash set", "After compaction.")))
            .getFirst();

    assertThat(first.candidate().post().key().number()).isEqualTo(3);
    assertThat(first.candidate().evidence().getFirst().words())
        .startsWith("both speak of ")
        .contains("weak", "hash");
  }

  @Test
  void everyday_words_are_no_reason() {
    var all =
        explain(index, entry(post(9, "After compaction entries of Weak are lost", "After that.")));

    assertThat(all.getFirst().candidate().evidence().getFirst().words())
        .startsWith("both speak of ")
        .doesNotContain("After");
  }

  @Test
  void the_same_assertion_of_the_runtime_is_seldom_chance() {
    var found = explain(index, entry(post(9, "Crash in the stress test on arm64", ASSERTION)));

    assertThat(found.getFirst().candidate().probability()).isGreaterThanOrEqualTo(Telling.LEAST);
    assertThat(found.subList(1, found.size()))
        .allSatisfy(one -> assertThat(one.candidate().probability()).isLessThan(Telling.LEAST));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_first_of_few_is_no_likelier_for_being_the_first(boolean meaning) {
    Entry query = entry(post(9, "Documentation of joins", "It could say more."));
    try (ReportIndex few = LuceneIndex.inMemory()) {
      few.put(entry(post(1, "Runtime stops at a join of domains", ASSERTION)));
      few.put(entry(post(2, "Lexer loops on a form feed", "It never ends.")));

      var found =
          new Matcher(new Ranker(Model.shipped(meaning)))
              .explain(few, query, Scope.of(query.report().post()), 5);

      assertThat(found)
          .isNotEmpty()
          .allSatisfy(one -> assertThat(one.candidate().probability()).isLessThan(0.05));
    }
  }

  @Test
  void of_a_known_cluster_only_the_likeliest_member_is_named() {
    index.put(entry(post(5, "Weak hash set entries lost, compaction", "Weak.merge forgets.")));
    Entry query = entry(post(9, "Weak hash sets lose entries after compaction", "Weak.merge."));
    Matcher folding =
        new Matcher(
            new Ranker(Model.shipped(true)),
            key -> key.number() == 5 ? new ReportKey(key.repository(), 3) : key);

    List<Integer> named =
        folding.match(index, query, Scope.of(query.report().post()), 5).stream()
            .map(one -> one.post().key().number())
            .toList();

    assertThat(named).containsAnyOf(3, 5).doesNotHaveDuplicates();
    assertThat(named.contains(3) && named.contains(5)).isFalse();
  }

  @Test
  void what_happened_after_the_report_changes_nothing() {
    Entry query = entry(post(9, "Weak hash sets lose entries", "After compaction."));
    var before = explain(index, query);
    index.put(
        entry(
            post(
                3,
                "Weak hash sets lose entries after compaction",
                "Weak.merge forgets.",
                FIRST.plus(10, ChronoUnit.DAYS))));
    index.put(entry(post(10, "Weak hash sets lose entries", "After compaction.")));
    var after = explain(index, query);

    assertThat(after)
        .extracting(one -> one.candidate().post().key())
        .isEqualTo(before.stream().map(one -> one.candidate().post().key()).toList());
    assertThat(after.getFirst().contributions())
        .filteredOn(one -> one.scorer().equals("open-then"))
        .allSatisfy(one -> assertThat(one.value()).isEqualTo(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "![screenshot](https://example.org/a.png)",
        "Программа падает с ошибкой сегментации",
        "プログラムがクラッシュする",
        "<!-- describe the bug -->",
        "\u0000\ud800"
      })
  void any_body_gets_an_answer_and_no_wrong_certainty(String body) {
    for (var one : explain(index, entry(post(9, "", body)))) {
      assertThat(one.candidate().probability()).isBetween(0.0, 0.5);
    }
  }

  @Test
  void huge_and_vector_less_reports_are_ranked_too() {
    float[] vector = new float[384];
    vector[0] = 1;
    index.put(entry(post(6, "Compaction loses weak entries", "Weak sets."), vector));
    Entry huge = entry(post(9, "Weak hash sets lose entries", "compaction word ".repeat(4000)));

    assertThat(explain(index, huge)).isNotEmpty();
    assertThat(explain(index, entry(post(9, "Weak entries", "lost"), vector))).isNotEmpty();
  }
}

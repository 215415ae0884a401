package dev.bactrian.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {

  @ParameterizedTest
  @CsvSource({
    "The camels crashed., camel crash",
    "caml_alloc_shr, caml_alloc_shr caml alloc shr",
    "Domain.spawn fails, domain.spawn domain spawn fail",
    "StringBuilder, stringbuilder string builder",
    "error[E0308]:, error e0308",
    "std::vec::Vec, std::vec::vec std vec vec",
    "x86_64-linux, x86_64 x86 64 linux",
    "it isn't in the hump, hump",
    "of type 'a list, list",
  })
  void cutsTextIntoWords(String text, String words) {
    assertThat(Analysis.words(text)).containsAll(List.of(words.split(" ")));
  }

  @Test
  void stopWordsAndFullStopsAreNoTerms() {
    assertThat(Analysis.words("It is in the end. And then ..."))
        .doesNotContain("it", "the", "end.");
  }

  @Test
  void aWordOfTheTitleWeighsMoreThanOneOfTheCode() {
    Terms terms =
        Entries.of(1, "dromedary", "bactrian\n\n```ocaml\nlet guanaco = 1\n```\n").terms();
    assertThat(terms.of(Field.TEXT).get("dromedary"))
        .isGreaterThan(terms.of(Field.TEXT).get("bactrian"));
    assertThat(terms.of(Field.TEXT).get("bactrian"))
        .isGreaterThan(terms.of(Field.TEXT).get("guanaco"));
    assertThat(terms.of(Field.CODE)).containsKey("guanaco");
    assertThat(terms.of(Field.PROSE)).containsOnlyKeys("bactrian");
  }

  @Test
  void namesWithAShapeAreIdentifiers() {
    Terms terms = Entries.of(1, "camel", "Hump.load calls caml_hump_load once, E0308").terms();
    assertThat(terms.of(Field.IDENTIFIERS))
        .containsOnlyKeys("hump.load", "caml_hump_load", "e0308");
  }

  @Test
  void a_report_with_a_stack_is_found_by_one_that_has_none() {
    String died = "```\n./fair\nFatal error: exception Not_found\n";
    String stack =
        """
        Raised at Stdlib__List.find in file "list.ml", line 215, characters 10-25
        Called from Herd.pick in file "herd.ml", line 7, characters 4-9
        Called from Fair in file "fair.ml", line 3, characters 2-10
        """;
    Terms bare = Entries.of(1, "fair fails", died + "```\n").terms();
    Terms traced = Entries.of(2, "fair fails", died + stack + "```\n").terms();

    assertThat(traced.of(Field.SIGNATURES).keySet())
        .containsAll(bare.of(Field.SIGNATURES).keySet())
        .hasSizeGreaterThan(bare.of(Field.SIGNATURES).size());
    assertThat(traced.of(Field.MESSAGES)).isEqualTo(bare.of(Field.MESSAGES));
  }
}

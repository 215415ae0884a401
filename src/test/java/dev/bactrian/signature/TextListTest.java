package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextListTest {

  @Test
  void readsNamesBetweenComments() {
    NameTable names =
        NameTable.names(
            TextList.parse("l", List.of("# why", "", " abort ", "caml_main*", "*.get")));

    assertThat(names.has("abort")).isTrue();
    assertThat(names.has("aborted")).isFalse();
    assertThat(names.has("caml_main_loop")).isTrue();
    assertThat(names.has("Board.get")).isTrue();
    assertThat(names.has("")).isFalse();
  }

  @Test
  void theFirstFittingEntryWins() {
    NameTable table =
        NameTable.valueThenPattern(
            TextList.parse("l", List.of("any  *_gc", "minor  caml_minor*", "all   caml_*")));

    assertThat(table.find("caml_minor_gc")).contains("any");
    assertThat(table.find("caml_minor_heap")).contains("minor");
    assertThat(table.find("caml_hash")).contains("all");
    assertThat(table.find("other")).isEmpty();
  }

  @Test
  void aDoubledEntryIsNamedWithFileAndLine() {
    assertThatThrownBy(() -> TextList.parse("frames.txt", List.of("abort", "# x", "abort")))
        .hasMessage("frames.txt:3: stands there twice: abort");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a**b"})
  void anImpossiblePatternIsNamedWithFileAndLine(String pattern) {
    assertThatThrownBy(() -> NameTable.names(TextList.parse("f.txt", List.of("#", pattern))))
        .isInstanceOf(TextList.ListError.class)
        .hasMessageStartingWith("f.txt:2: ")
        .hasMessageContaining(pattern);
  }

  @Test
  void aMissingColumnIsNamedWithFileAndLine() {
    assertThatThrownBy(() -> NameTable.valueThenPattern(TextList.parse("s.txt", List.of("dune"))))
        .hasMessage("s.txt:1: two columns wanted");
    assertThatThrownBy(() -> NameTable.valueTabPattern(TextList.parse("k.txt", List.of("a b"))))
        .hasMessage("k.txt:1: two columns wanted");
  }

  @Test
  void anUnknownListIsNamed() {
    assertThatThrownBy(() -> TextList.resource("nope.txt")).hasMessageContaining("nope.txt");
  }

  @Test
  void allListsThatWeShipLoad() {
    assertThat(Lists.sentinelFrames().has("abort")).isTrue();
    assertThat(Lists.irrelevantFrames().has("caml_startup_common")).isTrue();
    assertThat(Lists.prefixFrames().has("Stdlib.List.map")).isTrue();
    assertThat(Lists.accessorFrames().has("Grid.get")).isTrue();
    assertThat(Lists.genericExceptions().has("Not_found")).isTrue();
    assertThat(Lists.subsystems().find("caml_compact_heap")).contains("gc-compaction");
    assertThat(Lists.knownCauses().has("Unbound module Pervasives")).isTrue();
    assertThat(Lists.isKnownCause("Pervasives (removed in 5.0)")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, true",
    "abc, abcd, false",
    "a*, a, true",
    "*c, abc, true",
    "*b*, abc, true",
    "a*c*e, abcde, true",
    "a*c*e, abde, false",
    "*aab, aaaab, true"
  })
  void starsStandForAnything(String pattern, String name, boolean matches) {
    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
  }
}

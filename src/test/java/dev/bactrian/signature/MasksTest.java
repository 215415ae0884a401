package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MasksTest {

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/signature/masks.csv", delimiter = '|', quoteCharacter = '\u0001')
  void masks(String raw, String masked) {
    assertThat(Masks.apply(raw, mask -> {})).isEqualTo(masked);
  }

  @ParameterizedTest(name = "{1}")
  @CsvFileSource(resources = "/signature/masks.csv", delimiter = '|', quoteCharacter = '\u0001')
  void maskingTwiceChangesNothingMore(String raw, String masked) {
    assertThat(Masks.apply(masked, mask -> {})).isEqualTo(masked);
  }

  @Test
  void tellsWhichMasksWereAtWork() {
    List<String> names = new ArrayList<>();

    Masks.apply("Error: Unbound value \"/home/u/a.ml\" 12", names::add);

    assertThat(names).contains("prefixes", "paths", "quotes", "numbers");
  }

  @Test
  void joinsLines() {
    assertThat(Masks.apply("This expression has type\n         int\n\tbut no", mask -> {}))
        .isEqualTo("This expression has type int but no");
  }

  @Test
  void cutsLongMessages() {
    assertThat(Masks.apply("x".repeat(5000), mask -> {})).hasSize(Masks.CAP);
  }
}

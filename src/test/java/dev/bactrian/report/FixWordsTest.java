package dev.bactrian.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Fixed in 5.1.1.                                          | 5.1.1
          This was fixed in OCaml 4.14.2, thanks for the report!   | 4.14.2
          The fix has been backported to 5.2 (see the change log). | 5.2
          Resolved since 5.3.0~beta1                               | 5.3.0~beta1
          """)
  void theVersionThatIsSaidToHaveTheFix(String text, String version) {
    assertThat(FixWords.in(text).versions()).containsExactly(version);
  }

  @Test
  void everyBranchThatGotIt() {
    assertThat(FixWords.in("Fixed in 5.3.0 and backported to 5.2.1.").versions())
        .isEqualTo(Set.of("5.3.0", "5.2.1"));
  }

  @Test
  void theChangeThatFixedIt() {
    assertThat(FixWords.in("Fixed by #77, closing.").change()).isEqualTo(77);
    assertThat(FixWords.in("Closed via commit `0a1b2c3d4e`.").commit()).isEqualTo("0a1b2c3d4e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is this fixed in 5.1.1?",
        "It is not fixed in 5.1.1.",
        "I can still reproduce it after the one fixed in 5.1.1.",
        "If it were fixed in 5.1.1, nobody would ask.",
        "> Fixed in 5.1.1.",
        "```\nFixed in 5.1.1.\n```",
        "I see this in 5.1.1.",
        "It broke in 5.1.1; fixed now.",
        "Fixed in version 0.12 of the library.",
        ""
      })
  void whatSaysNothingOfAFix(String text) {
    assertThat(FixWords.in(text).versions()).isEmpty();
  }

  @Test
  void hostileTextTakesNoTime() {
    String text = "fixed in ".repeat(40_000) + "5.1.".repeat(40_000);
    assertThat(FixWords.in(text)).isEqualTo(Fix.UNKNOWN);
  }

  @Test
  void aMilestoneIsAVersionWhereItNamesOne() {
    assertThat(FixWords.milestone("5.2.1")).containsExactly("5.2.1");
    assertThat(FixWords.milestone("OCaml 5.3")).containsExactly("5.3");
    assertThat(FixWords.milestone("Before the winter")).isEmpty();
  }
}

package dev.bactrian.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.match.Model;
import org.junit.jupiter.api.Test;

class CandidateRulesTest {

  @Test
  void circumstance_names_only_scorers_that_exist() {
    assertThat(Model.shipped(true).scorers()).containsAll(CandidateRules.CIRCUMSTANCE);
  }

  @Test
  void packages_alone_are_circumstance() {
    assertThat(CandidateRules.CIRCUMSTANCE).contains("shared-packages", "same-versions");
  }
}

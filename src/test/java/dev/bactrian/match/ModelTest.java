package dev.bactrian.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bactrian.config.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_shipped_models_were_trained_on_exactly_these_scorers(boolean meaning) {
    assertThat(Model.shipped(meaning).calibration().features())
        .extracting(Model.Feature::name)
        .isEqualTo(Calibration.names());
    assertThat(Model.shipped(meaning).features())
        .extracting(Model.Feature::name)
        .as("a scorer was added, renamed or moved: run bactrian train")
        .isEqualTo(Scorers.names());
    assertThat(Scorers.names()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_shipped_models_say_where_they_come_from(boolean meaning) {
    Model model = Model.shipped(meaning);

    assertThat(model.figures()).containsKeys("train", "choose", "report");
    assertThat(model.suggest()).isBetween(0.05, 1.0);
    assertThat(model.features()).allSatisfy(one -> assertThat(one.deviation()).isPositive());
  }

  @Test
  void without_meaning_no_scorer_of_meaning_counts() {
    assertThat(Model.shipped(false).features())
        .filteredOn(one -> one.name().contains("meaning"))
        .hasSize(5)
        .allMatch(one -> one.weight() == 0);
  }

  @Test
  void speaks_by_default_where_history_says_so() {
    assertThat(Thresholds.DEFAULT.suggest()).isCloseTo(Model.shipped(true).suggest(), within(0.05));
  }

  @Test
  void is_read_as_it_was_written(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.json");
    Model.shipped(true).write(file);

    assertThat(Model.read(file)).isEqualTo(Model.shipped(true));
  }

  @Test
  void a_model_of_other_scorers_is_refused() {
    Model shipped = Model.shipped(true);
    Model other =
        new Model("", "", List.of(), shipped.calibration(), shipped.suggest(), shipped.figures());

    assertThatThrownBy(() -> new Ranker(other)).hasMessageContaining("retrain");
  }
}

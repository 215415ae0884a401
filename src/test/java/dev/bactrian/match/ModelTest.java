package dev.bactrian.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {

  @Test
  void the_shipped_model_was_trained_on_exactly_these_scorers() {
    assertThat(Model.shipped(true).features())
        .extracting(Model.Feature::name)
        .as("a scorer was added, renamed or moved: run bactrian train")
        .isEqualTo(Scorers.names());
    assertThat(Scorers.names()).doesNotHaveDuplicates();
  }

  @Test
  void the_shipped_model_says_where_it_comes_from() {
    Model model = Model.shipped(true);

    assertThat(model.figures()).containsKeys("train", "choose", "report");
    assertThat(model.suggest()).isBetween(0.05, 1.0);
    assertThat(model.features()).allSatisfy(one -> assertThat(one.deviation()).isPositive());
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

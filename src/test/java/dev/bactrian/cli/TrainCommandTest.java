package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  @Test
  void a_small_tracker_teaches_a_model_and_shows_what_each_part_brings(@TempDir Path folder)
      throws Exception {
    StringBuilder reports = new StringBuilder();
    StringBuilder pairs = new StringBuilder();
    String[] topics = {"hump", "spit", "sand", "oasis", "caravan", "saddle"};
    for (int i = 1; i <= 36; i++) {
      reports.append(
          """
          {"repo":"camel/a","number":%d,"title":"The %s is lost","body":"It says %s.","author":"x","created_at":"2024-03-01T08:%02d:00Z","closed_at":null}
          """
              .formatted(i, topics[i % 6], topics[i % 6], i));
      if (i > 6) {
        pairs.append(i).append('\t').append(i - 6).append('\n');
      }
    }
    Path model = folder.resolve("model.json");

    Shell.Result result =
        Shell.run(
            "train",
            "--no-embeddings",
            "--ablation",
            "--reports",
            Files.writeString(folder.resolve("reports.jsonl"), reports).toString(),
            "--pairs",
            Files.writeString(folder.resolve("pairs.tsv"), pairs).toString(),
            "--out",
            model.toString());

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("reliability (report)", "threshold  comments", "ablation (report)")
        .contains("without road of words", "without failures", "without meaning");
    assertThat(model).content().contains("\"features\"", "rank-by-text");
    assertThat(Shell.run("train", "--help").out()).contains("--ablation", "Examples:");
  }
}

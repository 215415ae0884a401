package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.store.Database;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Rejections;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
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

  @Test
  void what_people_taught_a_running_copy_is_learnt(@TempDir Path data) throws Exception {
    Instant start = Instant.parse("2024-03-01T08:00:00Z");
    try (Database database = Database.open(data.resolve("bactrian.db"))) {
      new Repositories(database.jdbi())
          .put(new Repositories.Repository(1, 7, "camel", "a", true, false));
      Reports reports = new Reports(database.jdbi());
      Links links = new Links(database.jdbi());
      String[] topics = {"hump", "spit", "sand", "oasis", "caravan", "saddle"};
      for (int i = 1; i <= 36; i++) {
        Instant at = start.plusSeconds(60L * i);
        String topic = topics[i % 6];
        reports.put(
            new Reports.Stored(
                new IssueKey(1, i),
                0,
                null,
                "The " + topic + " is lost",
                "It says " + topic + ".",
                "x",
                at,
                at,
                null,
                null,
                false,
                Set.of()));
        if (i > 6) {
          links.add(
              new Links.Link(
                  new IssueKey(1, i), Links.Type.DUPLICATE_OF, new IssueKey(1, i - 6), "tara", at));
        }
      }
      new Rejections(database.jdbi()).add(new IssueKey(1, 30), new IssueKey(1, 24), "tara", start);
    }
    Path model = data.resolve("model.json");

    Shell.Result result =
        Shell.run("train", "--no-embeddings", "--data", data.toString(), "--out", model.toString());

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("36 reports, 30 duplicates, 1 refused pairs");
    assertThat(result.out()).contains("suggest from");
    assertThat(model).content().contains("\"features\"");
  }

  @Test
  void a_source_is_wanted_and_only_one(@TempDir Path folder) {
    assertThat(Shell.run("train").code()).isEqualTo(2);
    assertThat(Shell.run("train", "--data", folder.toString(), "--pairs", "x").code()).isEqualTo(2);
    Shell.Result nothing = Shell.run("train", "--data", folder.toString());
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.err()).contains("is no data directory").doesNotContain("\tat ");
  }
}

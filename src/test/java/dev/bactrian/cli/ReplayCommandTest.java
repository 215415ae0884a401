package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

  private static final String HISTORY =
      """
      {"repo":"camel/a","number":1,"title":"Weak sets lose entries","body":"After compaction.","author":"x","created_at":"2024-03-01T08:00:00Z","closed_at":"2024-04-01T08:00:00Z"}
      {"repo":"camel/a","number":2,"title":"Typo in the manual","body":"It says functer.","author":"y","created_at":"2024-03-02T08:00:00Z","closed_at":null}
      {"repo":"camel/a","number":3,"title":"Weak sets lose entries","body":"After compaction.","author":"z","created_at":"2024-03-03T08:00:00Z","closed_at":null}
      """;

  @TempDir Path folder;

  @Test
  void rowsHoldTheFiveColumnsAndOnlyEarlierReports() throws Exception {
    Path reports = Files.writeString(folder.resolve("reports.jsonl"), HISTORY);
    Path out = folder.resolve("ranking.tsv");

    assertThat(replay(reports, out)).isZero();

    List<String> lines = Files.readAllLines(out);
    assertThat(lines.getFirst()).isEqualTo("query\trank\tcandidate\tprobability\tdecision");
    assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("camel/a#3\t1\tcamel/a#1\t"));
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split("\t");
      assertThat(row).hasSize(5);
      assertThat(number(row[2])).isLessThan(number(row[0]));
      assertThat(Double.parseDouble(row[3])).isBetween(0.0, 1.0);
      assertThat(row[4]).isIn("suggest", "silent");
    }
  }

  @Test
  void aMissingFileIsOneClearFailure() {
    assertThat(replay(folder.resolve("nothing.jsonl"), folder.resolve("ranking.tsv"))).isEqualTo(1);
  }

  private static int replay(Path reports, Path out) {
    return Commands.run(
        "replay", "--no-embeddings", "--reports", reports.toString(), "--out", out.toString());
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(name.indexOf('#') + 1));
  }
}

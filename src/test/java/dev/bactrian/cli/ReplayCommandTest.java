package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private Shell.Result measured(String... more) throws Exception {
    Path reports = Files.writeString(folder.resolve("reports.jsonl"), HISTORY);
    Path pairs = Files.writeString(folder.resolve("pairs.tsv"), "camel/a#3\tcamel/a#1\n");
    List<String> args = new ArrayList<>();
    args.addAll(List.of("replay", "--no-embeddings", "--reports", reports.toString()));
    args.addAll(List.of("--out", folder.resolve("ranking.tsv").toString()));
    args.addAll(List.of("--pairs", pairs.toString()));
    args.addAll(List.of(more));
    return Shell.run(args.toArray(String[]::new));
  }

  @Test
  void knownPairsGiveTheFigures() throws Exception {
    Shell.Result result = measured();

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("3 reports, 1 with a known earlier duplicate\n")
        .contains("bactrian           1.000   1.000   1.000   1.000   1.000\n")
        .contains("reliability of the first five candidates")
        .contains("0.500", "in force")
        .doesNotContain("more-like-this");
  }

  @Test
  void baselinesStandBesideThem() throws Exception {
    Shell.Result result = measured("--baselines");

    assertThat(result.out())
        .contains(
            "more-like-this     0.000", "bm25               1.000", "title-edits        1.000")
        .contains("milliseconds a query, 3 reports known");
  }

  @Test
  void figuresComeAsJsonToo() throws Exception {
    JsonNode figures = new ObjectMapper().readTree(measured("--baselines", "--json").out());

    assertThat(figures.get("recall").get("1").asDouble()).isEqualTo(1);
    assertThat(figures.get("pool").asDouble()).isEqualTo(1);
    assertThat(figures.get("reliability")).hasSize(11);
    assertThat(figures.get("trade_off")).hasSize(12);
    assertThat(figures.get("wished").get("precision").asDouble()).isEqualTo(0.6);
    assertThat(figures.get("baselines").get("bm25").get("1").asDouble()).isEqualTo(1);
    assertThat(figures.get("milliseconds").get("bactrian").get("median").asDouble()).isPositive();
  }

  @Test
  void figuresWithoutPairsAreWrongUsage() {
    Shell.Result result = Shell.run("replay", "--reports", "x", "--out", "y", "--baselines");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--pairs");
  }

  private static int replay(Path reports, Path out) {
    return Commands.run(
        "replay", "--no-embeddings", "--reports", reports.toString(), "--out", out.toString());
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(name.indexOf('#') + 1));
  }
}

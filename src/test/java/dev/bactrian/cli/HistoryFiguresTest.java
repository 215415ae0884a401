package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bactrian.config.RepositoryFile;
import dev.bactrian.match.Candidate;
import dev.bactrian.match.SpeakingFigures;
import dev.bactrian.report.Post;
import dev.bactrian.report.Posts;
import dev.bactrian.report.ReportKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFiguresTest {

  private final List<Post> posts = new ArrayList<>();
  private DuplicatePairs pairs;

  /** Reports 6 to 9 repeat 1 to 4; report 10 repeats nothing. */
  @BeforeEach
  void read(@TempDir Path folder) throws Exception {
    for (int i = 1; i <= 10; i++) {
      posts.add(Posts.of(i, "camel", ""));
    }
    Path file = Files.writeString(folder.resolve("pairs.tsv"), "6\t1\n7\t2\n8\t3\n9\t4\n");
    pairs = DuplicatePairs.read(file, posts);
  }

  private Candidate candidate(int number, double probability) {
    return new Candidate(posts.get(number - 1), probability, List.of());
  }

  private Verdict verdict(int query, List<Integer> pool, Candidate... candidates) {
    return new Verdict(
        posts.get(query - 1),
        List.of(candidates),
        Set.of(),
        List.of(candidates),
        pool.stream().map(number -> new ReportKey(-1, number)).toList());
  }

  private HistoryFigures figures(int from) {
    HistoryFigures figures = new HistoryFigures(pairs, from, 10, 0.25);
    figures.add(verdict(6, List.of(1), candidate(1, 0.9)));
    figures.add(verdict(7, List.of(5, 2), candidate(5, 0.8), candidate(2, 0.3)));
    figures.add(verdict(8, List.of(5, 3), candidate(5, 0.4)));
    figures.add(verdict(9, List.of(5), candidate(5, 0.2)));
    figures.add(verdict(10, List.of(1), candidate(1, 0.6)));
    return figures;
  }

  @Test
  void recall_is_of_the_ranking_and_of_the_pool() {
    HistoryFigures figures = figures(0);
    assertThat(figures.reports()).isEqualTo(5);
    assertThat(figures.ranked().queries()).isEqualTo(4);
    // Nothing is said of places that were not ranked.
    assertThat(figures.ranked().shares().keySet()).containsExactly(1, 5, 10);
    assertThat(figures.ranked().shares().get(1)).isEqualTo(0.25);
    assertThat(figures.ranked().shares().get(5)).isEqualTo(0.5);
    assertThat(figures.pool()).isEqualTo(0.75);
  }

  @Test
  void a_threshold_costs_comments_and_catches_duplicates() {
    SpeakingFigures.Choice half = figures(0).speaking().at(0.5);
    assertThat(half.reports()).isEqualTo(3);
    assertThat(half.commented()).isEqualTo(0.6);
    // The second candidate of report 7 is named along with the first.
    assertThat(half.precision()).isEqualTo(2 / 3.0, within(1e-9));
    assertThat(half.caught()).isEqualTo(0.5);
    assertThat(figures(0).speaking().at(0.85).precision()).isEqualTo(1);
  }

  @Test
  void the_threshold_for_a_precision_is_the_lowest_that_reaches_it() {
    assertThat(figures(0).speaking().threshold(0.6)).isEqualTo(0.6, within(0.0011));
    assertThat(figures(0).speaking().threshold(1)).isEqualTo(0.8, within(0.0011));
    assertThat(new HistoryFigures(pairs, 0, 10, 0.25).speaking().threshold(0.5)).isEqualTo(1);
  }

  @Test
  void reliability_counts_what_was_called_so() {
    List<SpeakingFigures.Level> levels = figures(0).speaking().reliability();
    assertThat(levels.stream().mapToInt(SpeakingFigures.Level::candidates).sum()).isEqualTo(6);
    assertThat(levels.getLast().candidates()).isEqualTo(1);
    assertThat(levels.getLast().right()).isEqualTo(1);
    assertThat(levels.getLast().called()).isEqualTo(0.9);
    assertThat(levels.getLast().below()).isEqualTo(1);
  }

  @Test
  void earlier_numbers_are_left_out() {
    assertThat(figures(8).reports()).isEqualTo(3);
    assertThat(figures(8).ranked().queries()).isEqualTo(2);
  }

  @Test
  void the_advice_is_a_line_of_the_repositorys_file() {
    String advice = HistoryText.advice(0.464, 0.6);
    String line = advice.lines().toList().getLast();
    var read = (RepositoryFile.Valid) RepositoryFile.parse(line + "\n");
    assertThat(read.config().thresholds().suggest()).isEqualTo(0.464);
    assertThat(HistoryText.advice(1, 0.6)).startsWith("No threshold reaches");
  }
}

package dev.bactrian.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.web.Alignment.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlignmentTest {
  private static final List<AnswerView.LogLine> LEFT =
      log(
          """
          Fatal error: exception Not_found
          Raised at Herd.find in file "herd.ml", line 12
          Called from Graze.start in file "graze.ml", line 3
          Called from Main in file "main.ml", line 8
          """);
  private static final List<AnswerView.LogLine> RIGHT =
      log(
          """
          make: Entering directory
          Fatal error: exception Not_found
          Raised at Herd.find in file "herd.ml", line 14
          Called from Drink.start in file "drink.ml", line 3
          """);

  @Test
  void what_differs_in_numbers_only_stands_side_by_side() {
    List<Row> rows = Alignment.of(LEFT, RIGHT, Set.of());
    assertThat(rows.stream().filter(Row::same).map(row -> row.left().number()))
        .containsExactly(1, 2);
    assertThat(rows.stream().filter(Row::same).map(row -> row.right().number()))
        .containsExactly(2, 3);
    assertThat(rows.getFirst().left().number()).isZero();
    assertThat(rows.getFirst().right().text()).startsWith("make:");
    Row other = rows.get(3);
    assertThat(other.same()).isFalse();
    assertThat(other.left().text()).contains("Graze.start");
    assertThat(other.right().text()).contains("Drink.start");
  }

  @Test
  void frames_of_both_are_marked_on_both_sides_and_no_others() {
    List<Row> rows = Alignment.of(LEFT, RIGHT, Set.of("Herd.find"));
    assertThat(rows.stream().map(Row::left).filter(Alignment.Side::frame))
        .extracting(Alignment.Side::number)
        .containsExactly(2);
    assertThat(rows.stream().map(Row::right).filter(Alignment.Side::frame))
        .extracting(Alignment.Side::number)
        .containsExactly(3);
  }

  private static List<AnswerView.LogLine> log(String text) {
    List<AnswerView.LogLine> lines = new ArrayList<>();
    text.lines().forEach(line -> lines.add(new AnswerView.LogLine(lines.size() + 1, line, false)));
    return lines;
  }
}

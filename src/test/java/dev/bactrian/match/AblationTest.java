package dev.bactrian.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AblationTest {

  private static final int TEXT = Scorers.names().indexOf("rank-by-text");
  private static final int TRACE = Scorers.names().indexOf("rank-by-trace");
  private static final int MEANING = Scorers.names().indexOf("rank-by-meaning");

  /** Two candidates of words, and the right one, which only the named road found. */
  private static Trainer.Query query(int position, int road) {
    float[][] rows = new float[3][Scorers.names().size()];
    rows[0][TEXT] = 0.2f;
    rows[1][TEXT] = 0.1f;
    rows[2][road] = 0.2f;
    return new Trainer.Query(position, rows, new boolean[] {false, false, true});
  }

  @Test
  void a_closed_road_takes_what_only_it_found() {
    Trainer.Query left = Ablation.closed(query(1, MEANING), MEANING, List.of(TEXT, TRACE));
    assertThat(left.values()).hasDimensions(2, Scorers.names().size());
    assertThat(left.right()).containsExactly(false, false);

    Trainer.Query other = Ablation.closed(query(1, MEANING), TRACE, List.of(TEXT, MEANING));
    assertThat(other.right()).containsExactly(false, false, true);
  }

  @Test
  void every_road_and_group_has_its_line() {
    List<Trainer.Query> train = new ArrayList<>();
    List<Trainer.Query> later = new ArrayList<>();
    Set<Trainer.Query> duplicates = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 4; i++) {
      train.add(query(i, MEANING));
      Trainer.Query one = query(10 + i, MEANING);
      later.add(one);
      duplicates.add(one);
    }

    List<String> lines = Ablation.lines(3, train, later, duplicates);

    assertThat(lines).hasSize(13);
    assertThat(lines.get(0)).contains("road of words", "queries 4", "pool 1.000");
    assertThat(lines.get(2)).contains("road of meaning", "queries 4", "pool 0.000");
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("packages and versions"));
  }
}

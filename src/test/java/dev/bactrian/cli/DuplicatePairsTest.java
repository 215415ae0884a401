package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatePairsTest {

  @Test
  void joins_pairs_to_clusters_and_looks_only_back(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("pairs.tsv");
    Files.writeString(file, "3\t1\n5\t3\no/r#3\to/r#1\n6\t2\trelated\n7\t99\n");

    DuplicatePairs pairs = DuplicatePairs.read(file, posts(8));

    assertThat(pairs.earlier(key(5))).containsExactlyInAnyOrder(key(1), key(3));
    assertThat(pairs.earlier(key(3))).containsExactly(key(1));
    assertThat(pairs.earlier(key(1))).isEmpty();
    assertThat(pairs.earlier(key(6))).isEmpty();
    assertThat(pairs.earlier(key(7))).isEmpty();
    assertThat(pairs.position(key(1))).isZero();
    assertThat(pairs.size()).isEqualTo(8);
  }

  @Test
  void rejected_pairs_are_parted_though_others_join_them(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("pairs.tsv");
    Files.writeString(file, "3\t1\tduplicate\n4\t1\tduplicate\n3\t4\trejected\n6\t5\trejected\n");

    DuplicatePairs pairs = DuplicatePairs.read(file, posts(8));

    assertThat(pairs.earlier(key(4))).containsExactly(key(1));
    assertThat(pairs.earlier(key(3))).containsExactly(key(1));
    assertThat(pairs.earlier(key(6))).isEmpty();
  }

  private static ReportKey key(int number) {
    return new ReportKey(-1, number);
  }

  private static List<Post> posts(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            n ->
                new Post(
                    key(n),
                    "o/r",
                    0,
                    false,
                    "title",
                    "",
                    "a",
                    Instant.ofEpochSecond(n),
                    null,
                    null,
                    Set.of()))
        .toList();
  }
}

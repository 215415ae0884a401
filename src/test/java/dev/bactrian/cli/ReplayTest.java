package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.index.Embedder;
import dev.bactrian.index.LuceneIndex;
import dev.bactrian.index.Pool;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.report.Post;
import dev.bactrian.report.Posts;
import dev.bactrian.report.ReportKey;
import dev.bactrian.report.ReportParser;
import dev.bactrian.signature.Signer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static List<Pool> replay(List<Post> posts) throws Exception {
    List<Pool> pools = new ArrayList<>();
    try (ReportIndex index = LuceneIndex.inMemory()) {
      new Replay<Pool>(new ReportParser(), new Signer(), Embedder.OFF, index, pool -> pool)
          .run(posts, pools::add);
    }
    return pools;
  }

  /** Reports of two repositories that all share a word, and some more. */
  private static List<Post> history(int size) {
    Random random = new Random(7);
    String[] words = {"hump", "spit", "sand", "oasis", "caravan", "saddle"};
    List<Post> posts = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      String body = words[random.nextInt(6)] + " " + words[random.nextInt(6)];
      posts.add(Posts.of(-1 - i % 2, i, 0, false, "camel " + words[random.nextInt(6)], body));
    }
    return posts;
  }

  @Test
  void everyReportMeetsAllTheEarlierOnesAndNoneElse() throws Exception {
    List<Post> posts = history(150);
    List<Pool> pools = replay(posts);
    assertThat(pools).hasSize(150);
    for (int i = 0; i < pools.size(); i++) {
      Set<ReportKey> earlier = new java.util.HashSet<>();
      posts.subList(0, i).forEach(post -> earlier.add(post.key()));
      assertThat(pools.get(i).query().key()).isEqualTo(posts.get(i).key());
      assertThat(pools.get(i).hits())
          .extracting(hit -> hit.entry().key())
          .containsExactlyInAnyOrderElementsOf(earlier);
    }
  }

  @Test
  void theFutureChangesNothing() throws Exception {
    List<Post> posts = history(120);
    List<Pool> all = replay(posts);
    List<Pool> half = replay(posts.subList(0, 60));
    for (int i = 0; i < 60; i++) {
      assertThat(figures(all.get(i))).isEqualTo(figures(half.get(i)));
    }
  }

  private static List<String> figures(Pool pool) {
    return pool.hits().stream().map(hit -> hit.entry().key() + " " + hit.fused()).toList();
  }

  @Test
  void whatWasClosedLaterWasOpen() throws Exception {
    Post first = Posts.of(1, "camel", "");
    Post closed =
        new Post(
            first.key(),
            first.repository(),
            0,
            false,
            "camel",
            "",
            "x",
            first.createdAt(),
            first.createdAt().plus(Duration.ofDays(3)),
            "completed",
            Set.of("fixed"));
    Pool pool = replay(List.of(closed, Posts.of(2, "camel", ""))).get(1);
    Post seen = pool.hits().getFirst().entry().report().post();
    assertThat(seen.isOpen()).isTrue();
    assertThat(seen.stateReason()).isNull();
    assertThat(seen.labels()).isEmpty();
  }

  @Test
  void theOrderIsThatOfCreation() {
    List<Post> posts = history(20);
    List<Post> shuffled = new ArrayList<>(posts);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(Replay.inOrder(shuffled)).isEqualTo(posts);
  }
}

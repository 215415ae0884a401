package dev.bactrian.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.report.Post;
import dev.bactrian.report.Posts;
import dev.bactrian.report.ReportKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest {

  private static final String TRACE =
      """
      ```
      Fatal error: exception Failure("no hump")
      Raised at Hump.find in file "hump.ml", line 3, characters 2-9
      ```
      """;

  @TempDir Path folder;

  private static List<Integer> numbers(Pool pool) {
    return pool.hits().stream().map(hit -> hit.entry().key().number()).toList();
  }

  private static Pool search(ReportIndex index, Entry query) {
    return index.search(query, Scope.of(query.report().post()), 200);
  }

  @Test
  void whatIsPutIsFoundAtOnce() {
    try (ReportIndex index = LuceneIndex.open(folder)) {
      Entry query = Entries.of(9, "Camel spits at the parser", "");
      assertThat(search(index, query).hits()).isEmpty();
      index.put(Entries.of(1, "The parser is spat at by a camel", ""));
      assertThat(numbers(search(index, query))).containsExactly(1);
      index.put(Entries.of(1, "Quite another matter", ""));
      assertThat(numbers(search(index, query))).isEmpty();
      assertThat(index.size()).isEqualTo(1);
    }
  }

  @Test
  void aSnapshotStaysAsItWas() {
    try (ReportIndex index = LuceneIndex.inMemory()) {
      Entry query = Entries.of(9, "camel", "");
      try (Snapshot before = index.snapshot()) {
        index.put(Entries.of(1, "camel", ""));
        assertThat(before.search(query, Scope.of(query.report().post()), 10).hits()).isEmpty();
      }
      assertThat(numbers(search(index, query))).containsExactly(1);
    }
  }

  @Test
  void theSameFailureIsFoundWithoutASharedWord() {
    try (ReportIndex index = LuceneIndex.inMemory()) {
      index.put(Entries.of(1, "Everything broke", TRACE));
      Pool pool = search(index, Entries.of(9, "Program dies", TRACE));
      assertThat(numbers(pool)).containsExactly(1);
      assertThat(pool.hits().getFirst().rank(Road.TRACE)).isEqualTo(1);
      assertThat(pool.share(pool.hits().getFirst(), Measure.SIGNATURES)).isPositive();
    }
  }

  @Test
  void aCopyGetsTheFullShareOfEveryMeasure() {
    try (ReportIndex index = LuceneIndex.inMemory()) {
      String body = "The hump of the camel is gone in `Hump.find`.\n\n" + TRACE;
      index.put(Entries.of(1, "No hump", body));
      index.put(Entries.of(2, "Another thing", "with other words in it"));
      Pool pool = search(index, Entries.of(9, "No hump", body));
      Hit copy = pool.hits().getFirst();
      assertThat(copy.entry().key().number()).isEqualTo(1);
      for (Measure measure : Measure.values()) {
        if (copy.measure(measure) > 0) {
          assertThat(pool.share(copy, measure)).as(measure.name()).isBetween(0.99, 1.01);
        }
      }
    }
  }

  @Test
  void nearMeaningIsARoadWhereThereAreVectors() {
    try (ReportIndex index = LuceneIndex.inMemory()) {
      index.put(Entries.of(Posts.of(1, "dromedary", ""), Entries.axis(3)));
      index.put(Entries.of(Posts.of(2, "guanaco", ""), null));
      Entry query = Entries.of(Posts.of(9, "camel", ""), Entries.axis(3));
      Pool pool = search(index, query);
      assertThat(numbers(pool)).containsExactly(1);
      assertThat(pool.hits().getFirst().cosine()).isEqualTo(1);
      assertThat(pool.hits().getFirst().rank(Road.MEANING)).isEqualTo(1);
    }
  }

  @Test
  void explainsWhichTermsAreShared() {
    try (ReportIndex index = LuceneIndex.inMemory()) {
      index.put(Entries.of(1, "camel spits", ""));
      index.put(Entries.of(2, "other", ""));
      try (Snapshot now = index.snapshot()) {
        assertThat(now.explain(Entries.of(9, "camel sleeps", ""), new ReportKey(-1, 1)))
            .extracting(MatchedTerm::term)
            .contains("camel")
            .doesNotContain("spit", "sleep");
      }
    }
  }

  @Test
  void deletedReportsAndRepositoriesAreGone() {
    try (ReportIndex index = LuceneIndex.open(folder)) {
      index.put(Entries.of(1, "camel", ""));
      index.put(Entries.of(2, "camel", ""));
      index.put(Entries.of(Posts.of(-2, 3, 0, false, "camel", ""), null));
      Entry query = Entries.of(9, "camel", "");
      index.delete(new ReportKey(-1, 1));
      assertThat(numbers(search(index, query))).containsExactlyInAnyOrder(2, 3);
      index.deleteRepository(-1);
      assertThat(numbers(search(index, query))).containsExactly(3);
      assertThat(index.get(new ReportKey(-1, 2))).isEmpty();
    }
  }

  @Test
  void aReopenedIndexGivesBackWhatWasPut() {
    Post post = Posts.of(7, 1, 5, true, "Hump", "camel\n\n" + TRACE);
    Entry entry = Entries.of(post, Entries.axis(2));
    try (ReportIndex index = LuceneIndex.open(folder)) {
      index.put(entry);
    }
    try (ReportIndex index = LuceneIndex.open(folder)) {
      Entry read = index.get(post.key()).orElseThrow();
      assertThat(read.report()).isEqualTo(entry.report());
      assertThat(read.diagnosis()).isEqualTo(entry.diagnosis());
      assertThat(read.cosine(entry)).isEqualTo(1);
    }
  }

  @Test
  void anIndexOfAnotherVersionSaysSoAndCanBeRebuilt() throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("format", "0", "signatures", "1").entrySet());
      writer.commit();
    }
    assertThatThrownBy(() -> LuceneIndex.open(folder))
        .isInstanceOf(IndexVersionException.class)
        .hasMessageContaining("format 0")
        .hasMessageContaining("reindex");
    try (ReportIndex index = LuceneIndex.rebuild(folder)) {
      index.put(Entries.of(1, "camel", ""));
    }
    try (ReportIndex index = LuceneIndex.open(folder)) {
      assertThat(index.size()).isEqualTo(1);
    }
  }

  @Test
  void longAndEmptyReportsAreNoTrouble() {
    try (ReportIndex index = LuceneIndex.inMemory()) {
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < 8_000; i++) {
        body.append("camel").append(i).append(" hump ");
      }
      index.put(Entries.of(1, "", ""));
      index.put(Entries.of(2, "long", body.toString()));
      assertThat(search(index, Entries.of(8, "", "")).hits()).isEmpty();
      assertThat(numbers(search(index, Entries.of(9, "x", body.toString())))).containsExactly(2);
    }
  }
}

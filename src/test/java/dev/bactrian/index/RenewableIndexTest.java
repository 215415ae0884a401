package dev.bactrian.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.report.Posts;
import dev.bactrian.report.ReportKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index answers until another, built beside it, is whole. */
class RenewableIndexTest {

  private static final Entry QUERY = Entries.of(99, "camel", "");

  @TempDir Path folder;
  @TempDir Path image;

  @Test
  void the_old_one_answers_until_the_new_one_is_whole_and_then_is_gone() throws IOException {
    try (RenewableIndex index = open().index()) {
      index.put(camel(1));
      index.put(camel(2));
      index.commit();
      for (int round = 0; round < 3; round++) {
        try (RenewableIndex.Renewal renewal = index.renew()) {
          assertThat(numbers(index)).containsExactlyInAnyOrder(1, 2);
          renewal.index().put(camel(1));
          renewal.index().put(camel(2));
          assertThat(files()).as("both lie there").anyMatch(one -> one.contains("/"));
          renewal.finish();
        }
        assertThat(numbers(index)).containsExactlyInAnyOrder(1, 2);
      }
      assertThat(files()).as("only the last is left").allMatch(one -> one.startsWith("3"));
    }
    try (RenewableIndex index = open().index()) {
      assertThat(numbers(index)).containsExactlyInAnyOrder(1, 2);
    }
  }

  @Test
  void what_changes_meanwhile_is_in_both() throws IOException {
    try (RenewableIndex index = open().index()) {
      index.put(camel(1));
      index.put(camel(2));
      try (RenewableIndex.Renewal renewal = index.renew()) {
        renewal.index().put(camel(1));
        renewal.index().put(camel(2));
        index.put(camel(3));
        index.delete(new ReportKey(-1, 2));
        index.put(Entries.of(Posts.of(-2, 4, 0, false, "camel", ""), null));
        assertThat(numbers(index)).containsExactlyInAnyOrder(1, 3, 4);
        index.keepOnly(Set.of(-1L));
        assertThat(numbers(index)).containsExactlyInAnyOrder(1, 3);
        renewal.finish();
      }
      assertThat(numbers(index)).containsExactlyInAnyOrder(1, 3);
      assertThat(index.get(new ReportKey(-1, 3))).isPresent();
      index.put(camel(5));
      index.commit();
      copy();
    }
    try (RenewableIndex index = IndexFolder.open(image).index()) {
      assertThat(numbers(index)).containsExactlyInAnyOrder(1, 3, 5);
    }
  }

  @Test
  void a_crash_in_the_middle_leaves_the_old_one_and_nothing_of_the_new_one() throws IOException {
    try (RenewableIndex index = open().index()) {
      index.put(camel(1));
      index.put(camel(2));
      index.commit();
      try (RenewableIndex.Renewal renewal = index.renew()) {
        renewal.index().put(camel(1));
        renewal.index().commit();
        index.put(camel(3));
        index.commit();
        copy();
      }
      assertThat(files()).as("given up").noneMatch(one -> one.contains("/"));
      assertThat(numbers(index)).containsExactlyInAnyOrder(1, 2, 3);
    }
    IndexFolder.Opened after = IndexFolder.open(image);
    try (RenewableIndex index = after.index()) {
      assertThat(numbers(index)).containsExactlyInAnyOrder(1, 2, 3);
      assertThat(after.emptyBecause()).isNull();
      assertThat(image.resolve("1")).doesNotExist();
    }
  }

  @Test
  void a_crash_after_the_new_one_is_whole_leaves_the_new_one() throws IOException {
    try (RenewableIndex index = open().index()) {
      index.put(camel(1));
      index.commit();
      copy();
      try (RenewableIndex.Renewal renewal = index.renew()) {
        renewal.index().put(camel(1));
        renewal.index().put(camel(2));
        renewal.finish();
      }
      // The old one was not deleted yet.
      copy();
    }
    try (RenewableIndex index = IndexFolder.open(image).index()) {
      assertThat(numbers(index)).containsExactlyInAnyOrder(1, 2);
      assertThat(image.resolve("1")).isDirectory();
      assertThat(Files.list(image)).hasSize(1);
    }
  }

  @Test
  void a_search_that_began_in_the_old_one_ends_in_it() throws IOException {
    try (RenewableIndex index = open().index()) {
      index.put(camel(1));
      try (Snapshot before = index.snapshot()) {
        try (RenewableIndex.Renewal renewal = index.renew()) {
          renewal.finish();
        }
        assertThat(before.search(QUERY, Scope.of(QUERY.report().post()), 10).hits()).hasSize(1);
      }
      assertThat(numbers(index)).isEmpty();
    }
  }

  @Test
  void one_of_older_signatures_answers_and_stays_of_them_until_it_is_replaced() throws IOException {
    try (RenewableIndex index = open().index()) {
      index.put(camel(1));
    }
    stamp(Map.of("format", "2", "signatures", "0"));
    for (int start = 0; start < 2; start++) {
      IndexFolder.Opened opened = open();
      try (RenewableIndex index = opened.index()) {
        assertThat(opened.outdated()).contains("signatures 0");
        assertThat(numbers(index)).contains(1);
        index.put(camel(2));
        index.commit();
      }
      try (StoredIndex read = IndexFolder.read(folder)) {
        assertThat(read.size()).isEqualTo(2);
      }
    }
    try (RenewableIndex index = open().index();
        RenewableIndex.Renewal renewal = index.renew()) {
      renewal.finish();
    }
    IndexFolder.Opened opened = open();
    opened.index().close();
    assertThat(opened.outdated()).isNull();
  }

  @Test
  void two_writers_are_refused() throws IOException {
    try (RenewableIndex index = open().index()) {
      assertThatThrownBy(this::open).isInstanceOf(IndexInUseException.class);
      try (RenewableIndex.Renewal renewal = index.renew()) {
        assertThatThrownBy(index::renew).hasMessageContaining("already");
        assertThatThrownBy(this::open).isInstanceOf(IndexInUseException.class);
        renewal.finish();
      }
      assertThatThrownBy(this::open).isInstanceOf(IndexInUseException.class);
    }
  }

  private IndexFolder.Opened open() throws IOException {
    return IndexFolder.open(folder);
  }

  private static Entry camel(int number) {
    return Entries.of(number, "camel", "");
  }

  private static List<Integer> numbers(ReportIndex index) {
    return index.search(QUERY, Scope.of(QUERY.report().post()), 10).hits().stream()
        .map(hit -> hit.entry().key().number())
        .toList();
  }

  private void stamp(Map<String, String> version) throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(version.entrySet());
      writer.commit();
    }
  }

  /** Paths of all files but locks, below the folder. */
  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.endsWith("write.lock"))
          .toList();
    }
  }

  private void copy() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.toList()) {
        Path to = image.resolve(folder.relativize(one));
        if (Files.isDirectory(one)) {
          Files.createDirectories(to);
        } else {
          Files.copy(one, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}

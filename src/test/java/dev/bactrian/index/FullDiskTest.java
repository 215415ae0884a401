package dev.bactrian.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index outlives a full disk: no start is needed once there is room again. */
class FullDiskTest {

  @TempDir Path folder;

  @Test
  void goes_on_with_what_was_committed_and_takes_new_reports_once_there_is_room()
      throws IOException {
    SmallDisk disk = new SmallDisk(FSDirectory.open(folder));
    Entry query = Entries.of(9, "camel", "");
    try (LuceneIndex index =
        new LuceneIndex(disk, IndexWriterConfig.OpenMode.CREATE_OR_APPEND, "disk")) {
      index.put(Entries.of(1, "camel", ""));
      index.commit();

      disk.full = true;
      assertThatThrownBy(() -> index.put(Entries.of(2, "camel", "")))
          .hasRootCauseMessage("No space left on device");
      assertThat(found(index, query)).as("what was committed").isEqualTo(1);

      disk.full = false;
      index.put(Entries.of(2, "camel", ""));
      index.commit();
      assertThat(found(index, query)).isEqualTo(2);
    }
    try (LuceneIndex index = LuceneIndex.open(folder)) {
      assertThat(index.size()).isEqualTo(2);
    }
  }

  @Test
  void a_closed_index_is_not_opened_again() throws IOException {
    LuceneIndex index = LuceneIndex.open(folder);
    index.close();
    assertThatThrownBy(() -> index.put(Entries.of(1, "camel", "")))
        .isInstanceOf(IllegalStateException.class);
    LuceneIndex.open(folder).close();
  }

  private static int found(ReportIndex index, Entry query) {
    return index.search(query, Scope.of(query.report().post()), 10).hits().size();
  }

  /** Has room, or none. */
  private static final class SmallDisk extends FilterDirectory {

    private volatile boolean full;

    SmallDisk(FSDirectory directory) {
      super(directory);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      return super.createOutput(name, context);
    }
  }
}

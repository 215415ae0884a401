package dev.bactrian.index;

import dev.bactrian.report.ReportKey;
import java.io.Closeable;
import java.util.Optional;

/**
 * Reports that can be looked for. Thread-safe. Methods throw {@link java.io.UncheckedIOException}
 * where the disk fails.
 */
public interface SearchableIndex extends Closeable {

  /** The report as it was put. */
  Optional<Entry> get(ReportKey key);

  /**
   * The report by the name that its repository had when it was put, in any case.
   *
   * @param repository {@code owner/name}
   */
  Optional<Entry> find(String repository, int number);

  /** Number of reports. */
  int size();

  /** The index as it is now; later changes do not reach it. To be closed by the caller. */
  Snapshot snapshot();

  /** {@link Snapshot#search} on the index as it is now. */
  default Pool search(Entry query, Scope scope, int most) {
    try (Snapshot now = snapshot()) {
      return now.search(query, scope, most);
    }
  }

  @Override
  void close();
}

package dev.bactrian.index;

import dev.bactrian.report.ReportKey;
import java.io.Closeable;
import java.util.Optional;

/**
 * The search engine. Everything in it can be rebuilt from the reports. Thread-safe. Methods throw
 * {@link java.io.UncheckedIOException} where the disk fails.
 */
public interface ReportIndex extends Closeable {

  /** Adds the report or replaces it; searches that begin afterwards see it. */
  void put(Entry entry);

  /** Forgets the report, if it is there. */
  void delete(ReportKey key);

  /** Forgets a repository's reports. */
  void deleteRepository(long repository);

  /** The report as it was put. */
  Optional<Entry> get(ReportKey key);

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

  /** Makes what was put survive a crash. */
  void commit();

  @Override
  void close();
}

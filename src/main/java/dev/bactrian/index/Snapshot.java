package dev.bactrian.index;

import dev.bactrian.report.ReportKey;
import java.util.List;

/** The index at one moment. Thread-safe. */
public interface Snapshot extends AutoCloseable {

  /**
   * The reports inside the scope that may be the same, by text, by trace and, where both sides have
   * vectors, by meaning.
   *
   * @param most size of the pool
   */
  Pool search(Entry query, Scope scope, int most);

  /** Why {@link #search} gives this candidate its scores: the shared terms, strongest first. */
  List<MatchedTerm> explain(Entry query, ReportKey candidate);

  @Override
  void close();
}

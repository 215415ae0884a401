package dev.bactrian.index;

import dev.bactrian.report.ReportKey;
import java.util.Set;

/** The search engine. Everything in it can be rebuilt from the reports. */
public interface ReportIndex extends SearchableIndex {

  /** Adds the report or replaces it; searches that begin afterwards see it. */
  void put(Entry entry);

  /** Forgets the report, if it is there. */
  void delete(ReportKey key);

  /** Forgets a repository's reports. */
  void deleteRepository(long repository);

  /** Forgets the reports of all other repositories. */
  void keepOnly(Set<Long> repositories);

  /** Forgets the repository's reports but these. */
  void keepOnly(long repository, Set<ReportKey> reports);

  /** Makes what was put survive a crash. */
  void commit();
}

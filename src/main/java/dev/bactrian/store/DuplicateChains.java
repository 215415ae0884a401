package dev.bactrian.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is said to repeat whom, as it was at one moment. Immutable. */
public final class DuplicateChains {

  private final Map<IssueKey, IssueKey> next;

  /**
   * @param next for each duplicate what it repeats
   */
  DuplicateChains(Map<IssueKey, IssueKey> next) {
    this.next = new LinkedHashMap<>(next);
  }

  /** What the issue is said to be a duplicate of. */
  public Optional<IssueKey> duplicateOf(IssueKey issue) {
    return Optional.ofNullable(next.get(issue));
  }

  /** The end of its chain: itself, if it is no duplicate. */
  public IssueKey canonical(IssueKey issue) {
    Set<IssueKey> seen = new HashSet<>();
    IssueKey current = issue;
    while (seen.add(current) && next.containsKey(current)) {
      current = next.get(current);
    }
    return current;
  }

  /** Those that lead to each end. */
  public Map<IssueKey, List<IssueKey>> clusters() {
    Map<IssueKey, List<IssueKey>> clusters = new LinkedHashMap<>();
    next.forEach(
        (from, to) -> clusters.computeIfAbsent(canonical(to), end -> new ArrayList<>()).add(from));
    return clusters;
  }
}

package dev.bactrian.store;

import dev.bactrian.store.Links.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who repeats whom, in however many steps: the links of that one type, each issue with one at most.
 * Thread-safe.
 */
public final class Duplicates {

  private final Jdbi jdbi;

  Duplicates(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What the issue is said to be a duplicate of. */
  public Optional<IssueKey> duplicateOf(IssueKey issue) {
    return jdbi.withHandle(handle -> duplicateOf(handle, issue));
  }

  /** The end of its chain of duplicates: itself, if it is none. */
  public IssueKey canonical(IssueKey issue) {
    return jdbi.withHandle(handle -> canonical(handle, issue));
  }

  /** True if the second is the first, or leads to it by a chain of duplicates. */
  public boolean circular(IssueKey duplicate, IssueKey canonical) {
    return jdbi.withHandle(handle -> leadsTo(handle, canonical, duplicate));
  }

  /** Who repeats whom, as it is now: for those who ask for many. */
  public DuplicateChains chains() {
    Map<IssueKey, IssueKey> next = new LinkedHashMap<>();
    all().forEach(link -> next.put(link.from(), link.to()));
    return new DuplicateChains(next);
  }

  /** All that say of an issue that it is a duplicate. */
  public List<Link> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM link WHERE type = 'DUPLICATE_OF'"
                        + " ORDER BY made_at, from_repository, from_number")
                .map((row, context) -> Links.read(row))
                .list());
  }

  /**
   * Those that say that something repeats this issue, or what repeats it, in however many steps;
   * the nearest first.
   */
  public List<Link> repeating(IssueKey issue, int most) {
    return jdbi.withHandle(
        handle -> {
          List<Link> found = new ArrayList<>();
          Set<IssueKey> seen = new HashSet<>(Set.of(issue));
          Deque<IssueKey> open = new ArrayDeque<>(seen);
          while (!open.isEmpty() && found.size() < most) {
            IssueKey next = open.poll();
            for (Link link : repeating(handle, next)) {
              if (seen.add(link.from())) {
                found.add(link);
                open.add(link.from());
              }
            }
          }
          return List.copyOf(found.subList(0, Math.min(most, found.size())));
        });
  }

  private static List<Link> repeating(Handle handle, IssueKey issue) {
    return handle
        .createQuery(
            """
            SELECT * FROM link WHERE to_repository = :repository AND to_number = :number
              AND type = 'DUPLICATE_OF' ORDER BY made_at, from_repository, from_number
            """)
        .bind("repository", issue.repository())
        .bind("number", issue.number())
        .map((row, context) -> Links.read(row))
        .list();
  }

  static boolean leadsTo(Handle handle, IssueKey start, IssueKey end) {
    Set<IssueKey> seen = new HashSet<>();
    IssueKey current = start;
    while (seen.add(current)) {
      if (current.equals(end)) {
        return true;
      }
      current = duplicateOf(handle, current).orElse(current);
    }
    return false;
  }

  private static IssueKey canonical(Handle handle, IssueKey issue) {
    Set<IssueKey> seen = new HashSet<>();
    IssueKey current = issue;
    while (seen.add(current)) {
      Optional<IssueKey> next = duplicateOf(handle, current);
      if (next.isEmpty()) {
        return current;
      }
      current = next.get();
    }
    return current;
  }

  private static Optional<IssueKey> duplicateOf(Handle handle, IssueKey issue) {
    return handle
        .createQuery(
            """
            SELECT to_repository, to_number FROM link
            WHERE from_repository = :repository AND from_number = :number AND type = 'DUPLICATE_OF'
            """)
        .bind("repository", issue.repository())
        .bind("number", issue.number())
        .map((row, context) -> new IssueKey(row.getLong(1), row.getInt(2)))
        .findFirst();
  }
}

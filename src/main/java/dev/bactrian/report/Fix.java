package dev.bactrian.report;

import java.util.Set;

/**
 * Where a bug was fixed, as far as people or GitHub said. Immutable.
 *
 * @param versions compiler versions that have it, one for each branch it went to
 * @param change number of the pull request in the report's own repository, or null
 * @param commit abbreviated or whole hash of the commit in that repository, or null
 */
public record Fix(Set<String> versions, Integer change, String commit) {

  /** Nobody said. */
  public static final Fix UNKNOWN = new Fix(Set.of(), null, null);

  public Fix {
    versions = Set.copyOf(versions);
  }

  /** This, and where it does not say, the other. */
  public Fix or(Fix other) {
    boolean named = change != null || commit != null;
    return new Fix(
        versions.isEmpty() ? other.versions : versions,
        named ? change : other.change,
        named ? commit : other.commit);
  }
}

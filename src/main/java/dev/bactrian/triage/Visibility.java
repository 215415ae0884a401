package dev.bactrian.triage;

import dev.bactrian.report.Post;
import java.util.Set;

/** Who may read what: a report may be named only where everybody who reads may read it too. */
public final class Visibility {

  private Visibility() {}

  /**
   * True if the one may be named in the other.
   *
   * @param named the report to name
   * @param place the report under which it would be named
   * @param related {@code owner/name} of private repositories that the owner lists for that place
   */
  public static boolean mayBeNamed(Post named, Post place, Set<String> related) {
    if (!named.isPrivate()) {
      return sameInstallation(named, place);
    }
    if (!place.isPrivate() || named.installation() != place.installation()) {
      return false;
    }
    return named.key().repository() == place.key().repository()
        || related.contains(named.repository());
  }

  /** Installations never see each other; imported trackers, number 0, are seen by all. */
  private static boolean sameInstallation(Post one, Post other) {
    return one.installation() == other.installation()
        || one.installation() == 0
        || other.installation() == 0;
  }
}

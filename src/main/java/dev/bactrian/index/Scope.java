package dev.bactrian.index;

import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.time.Instant;
import java.util.Set;

/**
 * Which reports may be shown next to one report: those of its own repository, and the public ones
 * of its installation and of imported trackers. A private repository other than its own only where
 * its owner allows it. Immutable.
 *
 * @param repository the own repository's id
 * @param number the report's own number, and the first one not shown of its own repository; 0 where
 *     it has none yet
 * @param installation the own installation
 * @param privateRepositories ids of private repositories of this installation that may be shown
 * @param until reports posted after this moment are not shown; null for no limit
 */
public record Scope(
    long repository, int number, long installation, Set<Long> privateRepositories, Instant until) {

  /** GitHub's installations have positive ids. */
  private static final long ALL_INSTALLATIONS = -1;

  public Scope {
    privateRepositories = Set.copyOf(privateRepositories);
  }

  /** What everybody may see anyway: every public report, whoever let us read it. */
  public static Scope ofPublic(Instant until) {
    return new Scope(0, 0, ALL_INSTALLATIONS, Set.of(), until);
  }

  boolean hasAllInstallations() {
    return installation == ALL_INSTALLATIONS;
  }

  /** What may be shown next to this report: earlier ones only. */
  public static Scope of(Post post) {
    return new Scope(
        post.key().repository(),
        post.key().number(),
        post.installation(),
        Set.of(),
        post.createdAt());
  }

  /** The same with private repositories of the installation let in. */
  public Scope allowing(Set<Long> privates) {
    return new Scope(repository, number, installation, privates, until);
  }

  /** Whether the post lies in the scope: what the index's filter does, in words of Java. */
  public boolean admits(Post post) {
    ReportKey key = post.key();
    boolean earlier =
        (until == null || !post.createdAt().isAfter(until))
            && (key.repository() != repository || number == 0 || key.number() < number);
    boolean own = key.repository() == repository;
    boolean open =
        (!post.isPrivate()
                && (hasAllInstallations()
                    || post.installation() == installation
                    || post.installation() == 0))
            || (post.installation() == installation
                && privateRepositories.contains(key.repository()));
    return earlier && (own || open);
  }
}

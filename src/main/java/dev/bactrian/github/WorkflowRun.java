package dev.bactrian.github;

import java.time.Instant;

/**
 * A run of GitHub Actions.
 *
 * @param conclusion {@code success}, {@code failure}, ...; null while it runs
 * @param event what started it, such as {@code push}
 * @param headRepository null if not said
 */
public record WorkflowRun(
    long id,
    String name,
    String headBranch,
    String headSha,
    String event,
    String conclusion,
    Integer runAttempt,
    Instant createdAt,
    HeadRepository headRepository) {

  /** Where the branch lies: for a pull request it may be a fork. */
  public record HeadRepository(long id) {}
}

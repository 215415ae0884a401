package dev.bactrian.triage;

import dev.bactrian.report.Post;
import java.util.Optional;

/** Tells a bug that came back after its fix from one more report of the old bug. */
final class Recurrence {

  private Recurrence() {}

  /**
   * The version that has (or must have had) the fix, if the report is about a version with it;
   * empty if it is not a recurrence. The text is empty if the fix's version is not known.
   */
  static Optional<String> of(Situation situation, Post fixed, KnownReports known) {
    if (!wasFixedBefore(fixed, situation.subject())) {
      return Optional.empty();
    }
    Optional<CompilerVersion> now = CompilerVersion.newest(situation.versions());
    if (now.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> fixedIn = known.fixedIn(fixed.key());
    if (fixedIn.isPresent()) {
      return fixedIn
          .flatMap(CompilerVersion::parse)
          .filter(version -> now.get().compareTo(version) >= 0)
          .map(CompilerVersion::text);
    }
    return CompilerVersion.newest(known.versions(fixed.key()))
        .filter(then -> isLaterRelease(now.get(), then))
        .map(then -> "");
  }

  /** Closed as done, or closed before GitHub knew reasons, and closed when the new one came. */
  private static boolean wasFixedBefore(Post fixed, Post subject) {
    boolean done = fixed.stateReason() == null || fixed.stateReason().equals("completed");
    return !fixed.isOpen() && done && !fixed.wasOpenAt(subject.createdAt());
  }

  /** Another minor release: within one, the fix may be waiting for its point release. */
  private static boolean isLaterRelease(CompilerVersion now, CompilerVersion then) {
    return now.major() != then.major() ? now.major() > then.major() : now.minor() > then.minor();
  }
}

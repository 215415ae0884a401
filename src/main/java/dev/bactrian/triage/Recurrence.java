package dev.bactrian.triage;

import dev.bactrian.report.Fix;
import dev.bactrian.report.Post;
import java.util.Optional;
import java.util.Set;

/** Tells a bug that came back after its fix from one more report of the old bug. */
final class Recurrence {

  private Recurrence() {}

  /**
   * What came back.
   *
   * @param fixedIn the version that has the fix; null if it is not known
   */
  record Found(String fixedIn, Fix fix) {}

  /** The fix that must be in the version the report is about; empty if it is not a recurrence. */
  static Optional<Found> of(Situation situation, Post fixed, KnownReports known) {
    if (!wasFixedBefore(fixed, situation.subject())) {
      return Optional.empty();
    }
    Optional<CompilerVersion> now = CompilerVersion.newest(situation.versions());
    if (now.isEmpty()) {
      return Optional.empty();
    }
    Fix fix = known.fix(fixed);
    Optional<CompilerVersion> since = fixedFor(now.get(), fix.versions());
    if (since.isPresent()) {
      return since
          .filter(version -> now.get().compareTo(version) >= 0)
          .map(version -> new Found(version.text(), fix));
    }
    return CompilerVersion.newest(known.versions(fixed.key()))
        .filter(then -> isLaterRelease(now.get(), then))
        .map(then -> new Found(null, fix));
  }

  /** A fix may have gone to several branches: that of the version counts, else the newest. */
  private static Optional<CompilerVersion> fixedFor(CompilerVersion now, Set<String> fixes) {
    Optional<CompilerVersion> onBranch =
        CompilerVersion.newest(
            fixes.stream()
                .filter(
                    text ->
                        CompilerVersion.parse(text)
                            .filter(f -> f.major() == now.major() && f.minor() == now.minor())
                            .isPresent())
                .toList());
    return onBranch.isPresent() ? onBranch : CompilerVersion.newest(fixes);
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

package dev.bactrian.triage;

import dev.bactrian.report.Fix;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.util.Optional;
import java.util.Set;

/** What is known of earlier reports; the decision asks, and never changes it. */
public interface KnownReports {

  /** The report as it stands now; empty if it is not known or gone. */
  Optional<Post> post(ReportKey key);

  /** What people or GitHub say it is a duplicate of. */
  Optional<ReportKey> duplicateOf(ReportKey key);

  /** Compiler versions it names. */
  Set<String> versions(ReportKey key);

  /** Where it was fixed, as far as that is known; asked only of closed reports. */
  Fix fix(Post closed);

  /** True if its body holds nothing that its author wrote: nobody learns anything there. */
  default boolean isTemplateOnly(ReportKey key) {
    return false;
  }

  /** Knows nothing: each report stands for itself. */
  KnownReports NONE =
      new KnownReports() {
        @Override
        public Optional<Post> post(ReportKey key) {
          return Optional.empty();
        }

        @Override
        public Optional<ReportKey> duplicateOf(ReportKey key) {
          return Optional.empty();
        }

        @Override
        public Set<String> versions(ReportKey key) {
          return Set.of();
        }

        @Override
        public Fix fix(Post closed) {
          return Fix.UNKNOWN;
        }
      };
}

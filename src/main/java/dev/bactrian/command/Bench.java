package dev.bactrian.command;

import dev.bactrian.match.Candidate;
import dev.bactrian.report.Post;
import dev.bactrian.signature.Diagnosis;
import java.util.List;
import java.util.Optional;

/** What a command can do with the issue under which it was given. */
public interface Bench {

  /** The issue. */
  Post subject();

  /** The report that a word names, if it is known and may be named here. */
  Optional<Post> find(String word);

  /** What came of marking a duplicate. */
  enum Marked {
    /** Linked, and closed. */
    CLOSED,
    /** Linked; the repository's file does not let us close. */
    LINKED,
    /** It would be a duplicate of itself, in however many steps. */
    CIRCLE
  }

  /** Links the issue to the canonical report, and closes it where that is allowed. */
  Marked markDuplicate(Post canonical);

  /** The report at the end of the other's chain of duplicates. */
  Post canonical(Post other);

  /**
   * Remembers for good that the two are not the same; withdraws what was suggested, opens again
   * what we closed.
   */
  void reject(List<Post> others);

  /** What the issue is known to be a duplicate of. */
  Optional<Post> duplicateOf();

  /** The candidates that may be named here, as they would be found now, likeliest first. */
  List<Candidate> candidates();

  /** The latest decision's reasons. */
  List<String> reasons();

  /** The failures found in the issue. */
  Diagnosis diagnosis();
}

package dev.bactrian.command;

import dev.bactrian.comment.UndoAnswer;
import dev.bactrian.match.Candidate;
import dev.bactrian.report.Post;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.store.LinkedLogs;
import dev.bactrian.store.Links;
import dev.bactrian.triage.LabelSuggestion;
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
    /** Linked; it was closed before, and stays as it is. */
    LINKED,
    /** Linked; closing is more than the person may do here. */
    STAYS_OPEN,
    /** Nothing is left to do. */
    ALREADY,
    /** It would be a duplicate of itself, in however many steps. */
    CIRCLE
  }

  /**
   * Links the issue to the canonical report, whose note says so, and closes it where the person
   * may.
   *
   * @param merge true if the note is also to say what the issue adds
   */
  Marked markDuplicate(Post canonical, boolean merge);

  /** The report at the end of the other's chain of duplicates. */
  Post canonical(Post other);

  /**
   * Remembers for good that the two are not the same; withdraws what was suggested, opens again
   * what we closed.
   */
  void reject(List<Post> others);

  /** The reports that a comment of ours named here, now or before. */
  List<Post> suggested();

  /** What the issue is known to be a duplicate of. */
  Optional<Post> duplicateOf();

  /** The candidates that may be named here, as they would be found now, likeliest first. */
  List<Candidate> candidates();

  /** The latest decision's reasons. */
  List<String> reasons();

  /** The links of the issue whose logs do not count, with the reason of each. */
  List<LinkedLogs.Outcome> unreadLogs();

  /** Related reports, in words. */
  String related();

  /**
   * Files the draft of a cause of failing builds; says what came of it.
   *
   * @param cause its short id; empty lists what could be filed
   */
  String file(String cause);

  /** The packages concerned, in words. */
  String packages();

  /** The labels that fit the issue now and that nobody took off. */
  List<LabelSuggestion> labels();

  /** Puts labels on the issue. */
  void label(List<LabelSuggestion> labels);

  /** The failures found in the issue. */
  Diagnosis diagnosis();

  /** Links it to the other, short of a duplicate. */
  void link(Post other, Links.Type type);

  /** Takes all such links to the other back; false if there was none. */
  boolean unlink(Post other);

  /** Reads the issue, and the logs it names, as if it had just been edited. */
  void rescan();

  /** What came of undoing. */
  sealed interface Undone {
    /** Nothing was commanded here, or all of it was taken back. */
    record Nothing() implements Undone {}

    /** Somebody else commanded it, and the person may not triage. */
    record Refused() implements Undone {}

    /**
     * Taken back.
     *
     * @param command whose effects they were, without the slash
     */
    record Done(String command, List<UndoAnswer.Step> steps) implements Undone {}
  }

  /** Takes back what the latest command here did and was not taken back yet. */
  Undone undo();
}

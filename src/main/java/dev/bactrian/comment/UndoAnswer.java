package dev.bactrian.comment;

import dev.bactrian.report.Post;
import java.util.List;

/** What {@code /undo} took back, in words. Stateless and thread-safe. */
public final class UndoAnswer {

  private final IssueLinks links;

  public UndoAnswer(IssueLinks links) {
    this.links = links;
  }

  /** What a step had done. */
  public enum What {
    LINK,
    UNLINKING,
    CLOSING,
    REOPENING,
    REJECTION,
    FORGOTTEN_REJECTION,
    LABEL
  }

  /** What became of it. */
  public enum Fate {
    DONE,
    /** People changed it since: it stays as they left it. */
    CHANGED_SINCE
  }

  /**
   * One step.
   *
   * @param other the report at the other end; null where there is none, or none to be named
   * @param detail the label's name
   */
  public record Step(What what, Post other, String detail, Fate fate) {}

  /**
   * The answer.
   *
   * @param command whose effects they were, without the slash
   */
  public String of(String command, List<Step> steps) {
    StringBuilder text = new StringBuilder("Took back ");
    text.append(MarkdownSafe.code("/" + command, 40)).append(":\n\n");
    for (Step step : steps) {
      text.append("- ").append(step.fate() == Fate.DONE ? done(step) : left(step)).append('\n');
    }
    return text.toString();
  }

  public static String nothing() {
    return "There is nothing of mine left to take back here.";
  }

  public static String refused() {
    return "Somebody else commanded that: taking it back is for whoever has the triage role.";
  }

  private String done(Step step) {
    return switch (step.what()) {
      case LINK -> "the link to " + name(step) + " is gone";
      case UNLINKING -> "the link to " + name(step) + " is back";
      case CLOSING -> "the issue is open again";
      case REOPENING -> "the issue is closed again, as a duplicate of " + name(step);
      case REJECTION -> "it is forgotten that this is not the same bug as " + name(step);
      case FORGOTTEN_REJECTION ->
          "it is remembered again that this is not the same bug as " + name(step);
      case LABEL -> "the label " + MarkdownSafe.code(step.detail(), 60) + " is off";
    };
  }

  private String left(Step step) {
    return switch (step.what()) {
      case LINK, UNLINKING -> "the link to " + name(step) + " was changed since, and stays so";
      case CLOSING, REOPENING -> "the issue was closed or opened since, and stays as it is";
      case REJECTION, FORGOTTEN_REJECTION, LABEL -> "the rest was changed since, and stays so";
    };
  }

  private String name(Step step) {
    return step.other() == null
        ? "a report"
        : links.to(step.other().repository(), step.other().key().number());
  }
}

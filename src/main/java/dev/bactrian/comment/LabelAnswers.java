package dev.bactrian.comment;

import dev.bactrian.triage.LabelSuggestion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Suggested labels in words. Stateless and thread-safe. */
public final class LabelAnswers {

  private static final int LONGEST_LABEL = 60;

  private LabelAnswers() {}

  /** What {@code /label} shows. */
  public static String list(List<LabelSuggestion> labels) {
    if (labels.isEmpty()) {
      return "I know no label that fits and is not here already.";
    }
    StringBuilder text = new StringBuilder("Labels that fit:\n\n");
    for (LabelSuggestion one : labels) {
      text.append("- ")
          .append(MarkdownSafe.code(one.label(), LONGEST_LABEL))
          .append(": ")
          .append(MarkdownSafe.text(one.reason(), 200))
          .append(" (confidence ")
          .append(one.confidence().name().toLowerCase(Locale.ROOT))
          .append(")\n");
    }
    return text.append("\nTake them: `/label accept`, or one of them: `/label accept NAME`.")
        .toString();
  }

  /** Where a suggested label was named that is none. */
  public static String notSuggested(String word) {
    return "I did not suggest "
        + MarkdownSafe.code(word, LONGEST_LABEL)
        + ", so nothing was changed. `/label` shows what I suggest.";
  }

  /** Where something else follows the command. */
  public static String usage() {
    return "Say `/label` to see the labels that fit, `/label accept` to take them.";
  }

  /** One line below a suggestion. */
  static String line(List<LabelSuggestion> labels) {
    String names =
        labels.stream()
            .map(one -> MarkdownSafe.code(one.label(), LONGEST_LABEL))
            .collect(Collectors.joining(", "));
    return "Labels that fit: " + names + ". Why: `/label`. Take them: `/label accept`.";
  }
}

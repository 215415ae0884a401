package dev.bactrian.comment;

import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import java.util.List;
import java.util.stream.Collectors;

/** Evidence in words: what a comment, an explanation and the dashboard print. */
final class Reasons {

  private static final int MOST = 3;
  private static final int QUOTE_CHARACTERS = 160;
  private static final int MOST_FRAMES = 4;

  private Reasons() {}

  /** One line for each of the strongest reasons, as list items with the given indentation. */
  static String lines(Candidate candidate, int indent) {
    List<Evidence> spoken =
        candidate.evidence().stream().filter(e -> e.weight() > 0).limit(MOST).toList();
    String lines =
        spoken.stream()
            .map(Reasons::sentence)
            .filter(sentence -> !sentence.isEmpty())
            .map(sentence -> " ".repeat(indent) + "- " + sentence + "\n")
            .collect(Collectors.joining());
    return lines + notes(candidate, indent);
  }

  /** The reason and what is shared: a single line in a code span, frames joined by arrows. */
  static String sentence(Evidence evidence) {
    String words = atStart(MarkdownSafe.text(evidence.words(), 200));
    if (evidence.quote() == null || evidence.quote().isBlank()) {
      return words;
    }
    List<String> lines = evidence.quote().lines().filter(line -> !line.isBlank()).toList();
    String quote =
        lines.stream()
            .limit(MOST_FRAMES)
            .map(line -> MarkdownSafe.code(line, QUOTE_CHARACTERS))
            .filter(code -> !code.isEmpty())
            .collect(Collectors.joining(", "));
    return quote.isEmpty()
        ? words
        : words + ": " + quote + (lines.size() > MOST_FRAMES ? ", …" : "");
  }

  /** A line that begins with a letter begins no block. */
  private static String atStart(String words) {
    boolean plain = words.isEmpty() || Character.isLetter(words.codePointAt(0));
    return plain ? words : MarkdownSafe.BREAK + words;
  }

  /** What weighs nothing but should be known, such as how the report was found. */
  private static String notes(Candidate candidate, int indent) {
    return candidate.evidence().stream()
        .filter(e -> e.weight() == 0 && e.scorer().equals("canonical"))
        .limit(1)
        .map(e -> " ".repeat(indent) + "- " + MarkdownSafe.text(e.words(), 200) + "\n")
        .collect(Collectors.joining());
  }
}

package dev.bactrian.index;

import dev.bactrian.failure.Failure;
import dev.bactrian.report.Report;

/**
 * What of a report the embedding model reads: few tokens cost little, so the telling ones first.
 */
final class EmbeddedText {
  private static final int PROSE = 600;
  private static final int ERROR = 160;
  private static final int ERRORS = 3;

  private EmbeddedText() {}

  /** Title, head of the prose, error lines. */
  static String of(Report report) {
    StringBuilder text = new StringBuilder(report.post().title());
    text.append('\n').append(head(report.prose(), PROSE));
    report.failures().stream()
        .filter(failure -> !failure.weak())
        .map(Failure::message)
        .distinct()
        .limit(ERRORS)
        .forEach(message -> text.append('\n').append(head(message, ERROR)));
    return text.toString();
  }

  private static String head(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}

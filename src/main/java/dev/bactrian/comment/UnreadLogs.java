package dev.bactrian.comment;

import dev.bactrian.store.LinkedLogs.Outcome;
import java.util.List;
import java.util.Set;

/**
 * Says of the links of a report which logs behind them do not count, and why. A repository that is
 * hidden reads like one that is not there. Stateless and thread-safe.
 */
final class UnreadLogs {

  private static final int MOST = 8;
  private static final int ADDRESS_CHARACTERS = 160;

  /** Sources that GitHub itself is. */
  private static final Set<String> GITHUBS = Set.of("actions", "attachment", "gist");

  private UnreadLogs() {}

  /** A paragraph with a list; empty if every log was read. */
  static String of(List<Outcome> unread) {
    if (unread.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\nLogs behind links that do not count:\n\n");
    for (Outcome one : unread.stream().limit(MOST).toList()) {
      text.append("- ")
          .append(MarkdownSafe.code(one.address(), ADDRESS_CHARACTERS))
          .append(": ")
          .append(why(one))
          .append('\n');
    }
    if (unread.size() > MOST) {
      text.append("- and ").append(unread.size() - MOST).append(" more\n");
    }
    return text.toString();
  }

  private static String why(Outcome one) {
    return switch (one.outcome()) {
      case "private" ->
          "files of private issues open in browsers only, never for an App; please paste what"
              + " failed";
      case "gone" ->
          one.source().equals("actions")
              ? "GitHub does not have that log, or not any more; please paste what failed"
              : "nothing is there, or not any more";
      case "not-installed" -> "that is no repository whose logs I may read here";
      case "forbidden" -> "GitHub does not show it to me";
      case "too-large" -> "it is larger than I read; please paste what failed";
      case "bomb", "too-many" -> "the archive holds more than I unpack; please paste what failed";
      case "binary" -> "it is no text";
      case "damaged" -> "the file is damaged";
      case "refused" -> "it leads elsewhere, where I do not follow";
      case "limited", "unreachable" ->
          (GITHUBS.contains(one.source()) ? "GitHub" : "its server")
              + " did not hand it out when I asked; `/rescan` asks again";
      case "running" -> "it has not ended yet; `/rescan` asks again";
      case "changed" -> "its page is not of a shape that I know; please paste what failed";
      case "nothing-failed" -> "no job of that run failed";
      case "elsewhere" -> "I read no logs from there; please paste what failed";
      case "beyond" -> "I read the first links of a report only";
      case "not-asked" -> "I have not asked for it; `/rescan` does";
      default -> "I could not read it";
    };
  }
}

package dev.bactrian.comment;

/**
 * Makes other people's text harmless in a comment of ours: it can't mention, refer to an issue,
 * link, close a fence, hold HTML, or look like our own marker. Stateless and thread-safe.
 *
 * <p>GitHub looks for mentions and references in the text that Markdown leaves, outside of code and
 * links, after entities are decoded: an escape alone doesn't stop them, an invisible character
 * inside does. Hence both.
 */
public final class MarkdownSafe {

  /** Breaks a word without showing (zero width space). */
  static final char BREAK = '\u200b';

  /** What means something inside a line; what only counts at its start is ours to avoid. */
  private static final String PUNCTUATION = "\\*_[]|~$>";

  private MarkdownSafe() {}

  /** One line of text, at most so many characters, to stand in a sentence of ours. */
  public static String text(String raw, int most) {
    String line = PlainText.line(raw, most);
    StringBuilder safe = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '`' -> safe.append("&#96;");
        case '@', '#' -> escaped(safe, c).append(BREAK);
        default -> {
          if (PUNCTUATION.indexOf(c) >= 0) {
            escaped(safe, c);
          } else {
            safe.append(c);
          }
          if (breaksAfter(line, i)) {
            safe.append(BREAK);
          }
        }
      }
    }
    return safe.toString();
  }

  /** One line as a code span, at most so many characters. */
  public static String code(String raw, int most) {
    String line = PlainText.line(raw, most);
    if (line.isEmpty()) {
      return "";
    }
    String fence = "`".repeat(longestRun(line) + 1);
    boolean pad = line.startsWith("`") || line.endsWith("`") || fence.length() > 1;
    return pad ? fence + " " + line + " " + fence : fence + line + fence;
  }

  /** Several lines as a fenced block, each line indented by so many spaces. */
  public static String block(String raw, int mostLines, int mostInLine, int indent) {
    StringBuilder lines = new StringBuilder();
    String margin = " ".repeat(indent);
    String[] all = raw.split("\\R", mostLines + 1);
    int run = 2;
    for (int i = 0; i < Math.min(all.length, mostLines); i++) {
      String line = PlainText.keepIndent(all[i], mostInLine);
      run = Math.max(run, longestRun(line));
      lines.append(margin).append(line).append('\n');
    }
    if (all.length > mostLines) {
      lines.append(margin).append("…\n");
    }
    String fence = "`".repeat(run + 1);
    return margin + fence + "text\n" + lines + margin + fence + "\n";
  }

  private static StringBuilder escaped(StringBuilder safe, char c) {
    return safe.append('\\').append(c);
  }

  /** Inside {@code http://}, {@code www.}, {@code GH-12}: what would become a link by itself. */
  private static boolean breaksAfter(String line, int at) {
    return switch (line.charAt(at)) {
      case ':' ->
          line.startsWith("/", at + 1)
              || endsWith(line, at, "mailto")
              || endsWith(line, at, "xmpp");
      case 'w', 'W' -> endsWith(line, at + 1, "www");
      case '-' -> endsWith(line, at, "gh");
      default -> false;
    };
  }

  private static boolean endsWith(String line, int end, String word) {
    return line.regionMatches(true, end - word.length(), word, 0, word.length());
  }

  private static int longestRun(String line) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < line.length(); i++) {
      run = line.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}

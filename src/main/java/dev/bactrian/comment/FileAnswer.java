package dev.bactrian.comment;

import java.util.List;

/** What is answered to {@code /file}. Stateless and thread-safe. */
public final class FileAnswer {

  private static final int MOST = 10;

  private FileAnswer() {}

  /**
   * A cause that no report covers.
   *
   * @param id short, as the command takes it
   */
  public record Open(String id, String cause, int packages) {}

  /** The causes that could be filed, those with most packages first. */
  public static String list(List<Open> causes) {
    if (causes.isEmpty()) {
      return "The newest runs show no cause that no report covers.";
    }
    StringBuilder text = new StringBuilder("Causes of failing builds that no report covers:\n\n");
    for (Open one : causes.stream().limit(MOST).toList()) {
      text.append("- ")
          .append(MarkdownSafe.code("/file " + one.id(), 40))
          .append(": ")
          .append(MarkdownSafe.code(one.cause(), 220))
          .append(one.packages() == 1 ? ", 1 package" : ", " + one.packages() + " packages")
          .append('\n');
    }
    return text.toString();
  }

  public static String filed(String report) {
    return "Filed as " + report + ".";
  }

  public static String covered(String report) {
    return MarkdownSafe.code(report, 160) + " covers that cause already, so nothing was filed.";
  }

  public static String unknown(String word) {
    return "I know no cause " + MarkdownSafe.code(word, 40) + ". `/file` alone lists them.";
  }

  public static String logGone() {
    return "Its log can't be read any more, so there is nothing to file.";
  }

  /** Neither the fault nor opam's metadata name one. */
  public static String noTracker(String fault) {
    return "Nothing says which tracker it belongs to (fault: "
        + MarkdownSafe.code(fault, 40)
        + "), so nothing was filed. `bactrian file --to OWNER/REPO` files it by hand.";
  }

  public static String notInstalled(String tracker) {
    return "It belongs to "
        + MarkdownSafe.code(tracker, 140)
        + ", where I am not installed. `bactrian file` files it there, as yourself.";
  }

  public static String notYours(String tracker) {
    return "It belongs to "
        + MarkdownSafe.code(tracker, 140)
        + ", and filing there is for whoever has the triage role there.";
  }

  public static String notNow() {
    return "Nothing may be written there now, so nothing was filed.";
  }
}

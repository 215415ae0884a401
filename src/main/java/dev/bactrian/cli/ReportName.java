package dev.bactrian.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report's name as people write it: {@code owner/repo#N}, or the address of its page. */
record ReportName(String repository, int number) {

  private static final String PART = "[A-Za-z0-9._-]{1,100}";
  private static final Pattern SHORT = Pattern.compile("(" + PART + "/" + PART + ")#([0-9]{1,9})");
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^/]{1,200}/(" + PART + "/" + PART + ")/issues/([0-9]{1,9})");

  /** The name, if the word is one. */
  static Optional<ReportName> of(String word) {
    for (Pattern pattern : new Pattern[] {SHORT, ADDRESS}) {
      Matcher matcher = pattern.matcher(word);
      if (matcher.matches()) {
        return Optional.of(new ReportName(matcher.group(1), Integer.parseInt(matcher.group(2))));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return repository + "#" + number;
  }
}

package dev.bactrian.report;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads where a bug was fixed from what a maintainer wrote: "fixed in 5.1.1", "fixed by #77 and
 * backported to 4.14.2". Questions, denials, quotes and code say nothing. Pure.
 */
public final class FixWords {

  private static final int MOST_SENTENCES = 200;
  private static final int LONGEST_SENTENCE = 400;

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;])\\s+");

  private static final Pattern DONE =
      Pattern.compile(
          "(?i)\\b(?:fix|fixed|fixes|resolved|solved|backported|cherry-picked|landed|released"
              + "|shipped)\\b");

  private static final Pattern DENIAL =
      Pattern.compile(
          "(?i)\\b(?:not|never|no|nor|unfixed|still|without|cannot|should|could|might|would|if"
              + "|hope)\\b|n[’']t\\b|\\?\\s*$");

  private static final Pattern CHANGE =
      Pattern.compile(
          "(?i)\\b(?:fixed|closed|resolved|solved|addressed)\\s(?:by|in|via|with|through)\\s"
              + "(?:the\\s)?(?:PR\\s|pull request\\s|commit\\s)?`?(?:#(\\d{1,7})\\b"
              + "|([0-9a-f]{7,40})\\b)");

  private FixWords() {}

  /** What the text says; {@link Fix#UNKNOWN} if it says nothing of a fix. */
  public static Fix in(String text) {
    Set<String> versions = new TreeSet<>();
    Integer change = null;
    String commit = null;
    FenceTracker fence = new FenceTracker();
    int sentences = 0;
    for (String line : text.lines().limit(MOST_SENTENCES).toList()) {
      if (fence.inside(line) || line.stripLeading().startsWith(">")) {
        continue;
      }
      for (String sentence : SENTENCE_END.split(line)) {
        if (++sentences > MOST_SENTENCES
            || sentence.length() > LONGEST_SENTENCE
            || DENIAL.matcher(sentence).find()) {
          continue;
        }
        Matcher done = DONE.matcher(sentence);
        if (done.find()) {
          versions.addAll(Versions.in(sentence.substring(done.end())));
        }
        Matcher by = CHANGE.matcher(sentence);
        if (by.find()) {
          change = by.group(1) == null ? null : Integer.valueOf(by.group(1));
          commit = by.group(2);
        }
      }
    }
    return new Fix(versions, change, commit);
  }

  /** The compiler versions that a milestone stands for, such as {@code OCaml 5.2.1}. */
  public static Set<String> milestone(String title) {
    return title.length() > LONGEST_SENTENCE ? Set.of() : Versions.in(title);
  }
}

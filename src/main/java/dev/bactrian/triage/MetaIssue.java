package dev.bactrian.triage;

import dev.bactrian.report.Post;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reports that gather others: nothing is a duplicate of a tracking issue. */
final class MetaIssue {

  private static final Set<String> LABELS =
      Set.of(
          "epic", "meta", "meta-issue", "tracking", "tracking issue", "tracking-issue", "umbrella");

  private static final Pattern TITLE =
      Pattern.compile(
          "\\[(?:epic|meta|tracking|umbrella|roadmap)[^\\]]*+\\].*+"
              + "|(?:epic|meta|tracking|umbrella|roadmap):.*+"
              + "|.*\\b(?:meta|tracking|umbrella)[ -]issue\\b.*+",
          Pattern.DOTALL);

  private MetaIssue() {}

  static boolean is(Post post) {
    String title = post.title().length() > 300 ? post.title().substring(0, 300) : post.title();
    return post.labels().stream().anyMatch(label -> LABELS.contains(label.toLowerCase(Locale.ROOT)))
        || TITLE.matcher(title.toLowerCase(Locale.ROOT)).matches();
  }
}

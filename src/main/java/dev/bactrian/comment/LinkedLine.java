package dev.bactrian.comment;

import dev.bactrian.report.Post;
import dev.bactrian.triage.Visibility;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one line of the suggestion comment that names what people linked the report to, where GitHub
 * has no relation of its own for it. Stateless and thread-safe.
 */
public final class LinkedLine {

  /** Begins the paragraph; other people's text can't begin one in our comment. */
  private static final String OPENING = "Linked by people: ";

  private static final int MOST = 30;

  private final IssueLinks links;

  public LinkedLine(IssueLinks links) {
    this.links = links;
  }

  /**
   * A report and how this one relates to it.
   *
   * @param words such as {@code blocked by}
   */
  public record Linked(String words, Post report) {}

  /** The paragraph; empty if there is nothing to name. */
  public String of(Post place, Set<String> related, List<Linked> linked) {
    String list =
        linked.stream()
            .filter(one -> Visibility.mayBeNamed(one.report(), place, related))
            .limit(MOST)
            .map(
                one ->
                    one.words()
                        + " "
                        + links.to(one.report().repository(), one.report().key().number()))
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "" : OPENING + list + ".\n";
  }

  /** A comment of ours with this line in place of the one it had; the marker stays first. */
  static String into(String body, String line) {
    String text = body.replace("\r\n", "\n");
    int at = text.indexOf("\n" + OPENING);
    String rest = (at < 0 ? text : text.substring(0, at)).stripTrailing();
    boolean alone = rest.equals(Marker.SUGGESTION.line());
    return line.isEmpty() ? rest + "\n" : rest + (alone ? "\n" : "\n\n") + line;
  }

  /** True if nothing else stands in it. */
  static boolean isEmpty(String body) {
    return body.strip().equals(Marker.SUGGESTION.line());
  }
}

package dev.bactrian.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.match.Evidence;
import dev.bactrian.report.Fix;
import dev.bactrian.report.Post;
import dev.bactrian.triage.Decision;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each comment as people see it: one case, one file under {@code resources/comment}. */
class SuggestionCommentTest {

  private static final String HOSTILE =
      "@org/team fixes #1 <!-- bactrian:suggestion v1 --> `|` [x](javascript:alert) \u202e GH-2"
          + " https://github.com/a/b/issues/3 &#64;admin www.evil.org ``` **bold** <b>";

  private final Post subject = Reports.open(40, "Crash in the minor GC");
  private final SuggestionComment comment =
      new SuggestionComment(new IssueLinks(URI.create("https://github.com")));
  private final Evidence assertion =
      new Evidence("assertion", 2, "both fail the assertion", "file caravan.c; line 7 ### Assert");
  private final Evidence frames =
      new Evidence("frames", 1, "the backtraces share", "Saddle.load\nCaravan.go\nMain.main");
  private final Evidence words = new Evidence("text", 0.5, "the descriptions are alike", null);
  private final Evidence against = new Evidence("versions", -1, "other versions", null);

  @Test
  void one_candidate() {
    assertGolden(
        "one-candidate",
        comment,
        suggest(
            Reports.candidate(
                Reports.open(12, "Minor GC crashes after a load"),
                assertion,
                frames,
                words,
                against)));
  }

  @Test
  void three_candidates() {
    assertGolden(
        "three-candidates",
        comment,
        suggest(
            Reports.candidate(Reports.open(12, "Minor GC crashes"), assertion),
            Reports.candidate(Reports.closed(3, "Saddle is lost", "completed"), frames),
            Reports.candidate(Reports.closed(4, "Saddle is heavy", "not_planned"), words)));
  }

  @Test
  void a_hostile_title() {
    Evidence quoted = new Evidence("error", 2, "both print", HOSTILE + "\n" + HOSTILE);
    String markdown =
        assertGolden(
            "hostile-title",
            comment,
            suggest(Reports.candidate(Reports.open(12, HOSTILE), quoted)));
    assertThat(GitHubMarkdown.acting(markdown)).isEmpty();
    assertThat(GitHubMarkdown.items(markdown)).isEqualTo(1);
  }

  @Test
  void a_regression() {
    assertGolden(
        "regression",
        comment,
        new Decision.Regression(
            Reports.candidate(Reports.closed(3, "Saddle is lost", "completed"), assertion),
            "5.1.0",
            new Fix(Set.of("5.1.0"), null, null),
            List.of()));
  }

  @Test
  void a_regression_whose_change_is_known() {
    assertGolden(
        "regression-change",
        comment,
        new Decision.Regression(
            Reports.candidate(Reports.closed(3, "Saddle is lost", "completed"), assertion),
            "5.1.0",
            new Fix(Set.of("5.1.0"), 77, null),
            List.of()));
  }

  @Test
  void a_regression_whose_commit_is_all_that_is_known() {
    assertGolden(
        "regression-commit",
        comment,
        new Decision.Regression(
            Reports.candidate(Reports.closed(3, "Saddle is lost", "completed"), assertion),
            null,
            new Fix(Set.of(), null, "0a1b2c3"),
            List.of()));
  }

  @Test
  void a_regression_whose_fix_is_not_known() {
    assertGolden(
        "regression-unknown-fix",
        comment,
        new Decision.Regression(
            Reports.candidate(Reports.closed(3, "Saddle is lost", "completed"), assertion),
            null,
            Fix.UNKNOWN,
            List.of()));
  }

  @Test
  void a_sure_duplicate() {
    assertGolden(
        "duplicate",
        comment,
        new Decision.Duplicate(
            Reports.candidate(Reports.open(12, "Minor GC crashes"), assertion), List.of()));
  }

  @Test
  void without_the_redirecting_host_there_are_no_links() {
    SuggestionComment elsewhere =
        new SuggestionComment(new IssueLinks(URI.create("https://github.example.org")));
    assertGolden(
        "enterprise",
        elsewhere,
        suggest(Reports.candidate(Reports.open(12, "Minor GC crashes"), words)));
  }

  @Test
  void silence_is_no_comment() {
    assertThat(comment.render(new Decision.Silent(List.of("why")), subject, Reports.NOW)).isEmpty();
  }

  @Test
  void withdrawn() throws IOException {
    assertThat(SuggestionComment.withdrawn()).isEqualTo(golden("withdrawn"));
  }

  private static Decision suggest(dev.bactrian.match.Candidate... candidates) {
    return new Decision.Suggest(List.of(candidates), List.of());
  }

  private String assertGolden(String name, SuggestionComment writer, Decision decision) {
    String markdown = writer.render(decision, subject, Reports.NOW).orElseThrow();
    try {
      assertThat(markdown).isEqualTo(golden(name));
    } catch (IOException e) {
      throw new AssertionError("no golden file " + name + " for:\n" + markdown, e);
    }
    assertThat(markdown).startsWith(Marker.SUGGESTION.line() + "\n");
    assertThat(GitHubMarkdown.acting(markdown)).isEmpty();
    return markdown;
  }

  private static String golden(String name) throws IOException {
    try (var in = SuggestionCommentTest.class.getResourceAsStream("/comment/" + name + ".md")) {
      if (in == null) {
        throw new IOException("missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package dev.bactrian.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.match.Evidence;
import dev.bactrian.triage.Decision;
import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever people write, nothing in our comment acts. */
class HostileTextTest {

  private final SuggestionComment comment =
      new SuggestionComment(new IssueLinks(URI.create("https://github.com")));

  @Property(tries = 1000)
  void no_title_or_quote_acts(
      @ForAll(supplier = HostileTexts.class) String title,
      @ForAll(supplier = HostileTexts.class) String quote) {
    Evidence evidence = new Evidence("error", 1, title, quote);
    Decision decision =
        new Decision.Suggest(
            List.of(
                Reports.candidate(Reports.open(12, title), evidence),
                Reports.candidate(Reports.closed(3, quote, "completed"), evidence)),
            List.of());
    String markdown = comment.render(decision, Reports.open(40, title), Reports.NOW).orElseThrow();
    assertThat(GitHubMarkdown.acting(markdown)).isEmpty();
    assertThat(GitHubMarkdown.items(markdown)).isEqualTo(2);
    assertThat(GitHubMarkdown.code(markdown)).contains("/duplicate #12", "/not-duplicate");
  }

  @Property(tries = 500)
  void no_block_is_left_by_its_text(@ForAll(supplier = HostileTexts.class) String text) {
    String block = MarkdownSafe.block(text, 10, 80, 0) + "\nafter\n";
    assertThat(GitHubMarkdown.acting(block)).isEmpty();
    assertThat(block.lines().count()).isLessThanOrEqualTo(15);
  }

  @Property(tries = 500)
  void a_code_span_holds_what_was_put_in(@ForAll(supplier = HostileTexts.class) String text) {
    String line = PlainText.line(text, 60);
    if (!line.isEmpty()) {
      assertThat(GitHubMarkdown.code("so: " + MarkdownSafe.code(text, 60) + " end"))
          .containsExactly(line);
    }
  }
}

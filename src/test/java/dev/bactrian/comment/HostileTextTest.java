package dev.bactrian.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.match.Evidence;
import dev.bactrian.triage.Decision;
import java.net.URI;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever people write, nothing in our comment acts. */
class HostileTextTest {

  private final SuggestionComment comment =
      new SuggestionComment(new IssueLinks(URI.create("https://github.com")));

  @Property(tries = 1000)
  void no_title_or_quote_acts(@ForAll("hostile") String title, @ForAll("hostile") String quote) {
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
  void no_block_is_left_by_its_text(@ForAll("hostile") String text) {
    String block = MarkdownSafe.block(text, 10, 80, 0) + "\nafter\n";
    assertThat(GitHubMarkdown.acting(block)).isEmpty();
    assertThat(block.lines().count()).isLessThanOrEqualTo(15);
  }

  @Property(tries = 500)
  void a_code_span_holds_what_was_put_in(@ForAll("hostile") String text) {
    String line = PlainText.line(text, 60);
    if (!line.isEmpty()) {
      assertThat(GitHubMarkdown.code("so: " + MarkdownSafe.code(text, 60) + " end"))
          .containsExactly(line);
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> act =
        Arbitraries.of(
            "@org/team",
            "@a",
            "&#64;b",
            "&commat;c",
            "fixes #1",
            "closes a/b#2",
            "GH-3",
            "gh-4",
            "https://github.com/a/b/issues/5",
            "http://x",
            "www.x.org",
            "mail@x.org",
            "mailto:a@b.c",
            "<!-- bactrian:suggestion v1 -->",
            "<!--",
            "-->",
            "<b>",
            "</details>",
            "<script>",
            "`",
            "``",
            "```",
            "~~~",
            "\n```\n",
            "\n\n",
            "\r\n",
            "\n- ",
            "\n# ",
            "\n> ",
            "\n---\n",
            "\n===\n",
            "| a | b |\n|---|---|\n",
            "[x](javascript:y)",
            "![i](http://i)",
            "[r]: http://z",
            "[",
            "]",
            "(",
            ")",
            "*",
            "**",
            "_",
            "__",
            "~",
            "\\",
            "\\\\",
            "&",
            "&lt;",
            "\u202e",
            "\u2066",
            "\u200b",
            "\u0000",
            "\ud800",
            "\u2028",
            "\t",
            "    ",
            "$x$",
            "/duplicate #9",
            "@bactrian help",
            "\uD83D\uDC2B");
    return Arbitraries.oneOf(act, Arbitraries.strings().ofMaxLength(8), act)
        .list()
        .ofMinSize(0)
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }
}

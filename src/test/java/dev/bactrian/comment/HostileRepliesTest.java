package dev.bactrian.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.report.Post;
import dev.bactrian.store.LinkedLogs;
import dev.bactrian.triage.Additions;
import java.net.URI;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever people write, nothing acts in notes, lines of links and answers to commands. */
class HostileRepliesTest {

  private final IssueLinks links = new IssueLinks(URI.create("https://github.com"));
  private final Post place = Reports.open(12, "Minor GC crashes");

  @Property(tries = 1000)
  void no_note_acts(
      @ForAll(supplier = HostileTexts.class) String title,
      @ForAll(supplier = HostileTexts.class) String text) {
    Additions additions =
        new Additions(Set.of(text), Set.of(text), List.of(text), 1, List.of(text), true);
    String note =
        new CanonicalNote(links)
            .draft(
                place,
                Set.of(),
                List.of(
                    new CanonicalNote.Repeat(Reports.open(40, title), additions),
                    new CanonicalNote.Repeat(Reports.open(41, text), Additions.NONE)))
            .orElseThrow()
            .text();

    assertThat(GitHubMarkdown.acting(note)).isEmpty();
    assertThat(GitHubMarkdown.items(note)).isEqualTo(2);
  }

  @Property(tries = 1000)
  void no_line_of_links_acts(@ForAll(supplier = HostileTexts.class) String title) {
    String line =
        new LinkedLine(links)
            .of(
                place,
                Set.of(),
                List.of(new LinkedLine.Linked("related to", Reports.open(40, title))));

    assertThat(GitHubMarkdown.acting(line)).isEmpty();
  }

  @Property(tries = 1000)
  void no_answer_acts(@ForAll(supplier = HostileTexts.class) String text) {
    Post hostile = Reports.closed(3, text, "completed");
    String undone =
        new UndoAnswer(links)
            .of(
                "duplicate",
                List.of(
                    new UndoAnswer.Step(UndoAnswer.What.LINK, hostile, "", UndoAnswer.Fate.DONE),
                    new UndoAnswer.Step(
                        UndoAnswer.What.LABEL, null, text, UndoAnswer.Fate.CHANGED_SINCE)));

    assertThat(GitHubMarkdown.acting(undone)).isEmpty();
    assertThat(GitHubMarkdown.acting(CommandAnswers.unknownReport(text))).isEmpty();
    assertThat(GitHubMarkdown.acting(CommandAnswers.unknownCommand(text))).isEmpty();
    assertThat(GitHubMarkdown.acting(CommandAnswers.unknownLinkType(text, List.of("related"))))
        .isEmpty();
    LinkedLogs.Outcome unread = new LinkedLogs.Outcome(text, "gist", text);
    assertThat(
            GitHubMarkdown.acting(
                new CommandAnswers(links)
                    .explanation(List.of(), List.of(text), List.of(unread, unread))))
        .isEmpty();
    // A person asked for this one reference: it is GitHub's own mark of a duplicate.
    assertThat(GitHubMarkdown.acting(CommandAnswers.duplicateStaysOpen(place, hostile)))
        .isEqualTo(
            GitHubMarkdown.acting(
                CommandAnswers.duplicateStaysOpen(place, Reports.closed(3, "x", "completed"))));
  }
}

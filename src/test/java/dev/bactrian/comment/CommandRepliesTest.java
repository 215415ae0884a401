package dev.bactrian.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.report.Post;
import dev.bactrian.store.LinkedLogs;
import dev.bactrian.triage.Additions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Notes, lines and answers as people see them: one case, one file under {@code comment/reply}. */
class CommandRepliesTest {

  private static final String HOSTILE =
      "@org/team fixes #1 <!-- bactrian:note v1 --> `|` [x](javascript:alert) \u202e GH-2"
          + " https://github.com/a/b/issues/3\nLinked by people: me ``` **bold** <b>";

  private final IssueLinks links = new IssueLinks(URI.create("https://github.com"));
  private final CanonicalNote note = new CanonicalNote(links);
  private final Post place = Reports.open(12, "Minor GC crashes");
  private final Additions rich =
      new Additions(
          new TreeSet<>(Set.of("5.2.1", "5.3.0")),
          Set.of("domainslib"),
          List.of("assert:caml_domain_alone"),
          2,
          List.of("https://ci.example.org/nightly.log"),
          true);

  @Test
  void a_note() throws IOException {
    assertGolden(
        "note",
        note(
            new CanonicalNote.Repeat(Reports.open(40, "Crash in CI"), Additions.NONE),
            new CanonicalNote.Repeat(Reports.closed(3, "Saddle is lost", "duplicate"), rich)));
  }

  @Test
  void a_note_of_hostile_text() throws IOException {
    Additions hostile =
        new Additions(
            Set.of(HOSTILE), Set.of(HOSTILE), List.of(HOSTILE), 1, List.of(HOSTILE), false);
    String markdown = note(new CanonicalNote.Repeat(Reports.open(40, HOSTILE), hostile));
    assertGolden("note-hostile", markdown);
    assertThat(GitHubMarkdown.items(markdown)).isEqualTo(1);
  }

  @Test
  void an_undone_duplicate() throws IOException {
    assertGolden(
        "undo",
        new UndoAnswer(links)
            .of(
                "duplicate",
                List.of(
                    step(UndoAnswer.What.CLOSING, UndoAnswer.Fate.CHANGED_SINCE),
                    step(UndoAnswer.What.LINK, UndoAnswer.Fate.DONE),
                    new UndoAnswer.Step(UndoAnswer.What.UNLINKING, null, "", UndoAnswer.Fate.DONE),
                    new UndoAnswer.Step(
                        UndoAnswer.What.LABEL, null, HOSTILE, UndoAnswer.Fate.DONE))));
  }

  @Test
  void a_linked_line() throws IOException {
    String line =
        new LinkedLine(links)
            .of(
                place,
                Set.of(),
                List.of(
                    new LinkedLine.Linked("related to", Reports.open(40, HOSTILE)),
                    new LinkedLine.Linked("blocked by", Reports.closed(3, "x", "completed"))));
    assertGolden("linked", LinkedLine.into(Marker.SUGGESTION.line() + "\nSaid before.\n", line));
    assertThat(LinkedLine.into("a\n\n" + line, "")).isEqualTo("a\n");
  }

  @Test
  void answers_to_words_nobody_knows() throws IOException {
    assertGolden(
        "unknown",
        String.join(
            "\n\n",
            CommandAnswers.unknownReport(HOSTILE),
            CommandAnswers.unknownCommand(HOSTILE),
            CommandAnswers.unknownLinkType(HOSTILE, List.of("related", "part-of")),
            CommandAnswers.didYouMean("duplicat", "duplicate"),
            CommandAnswers.denied("merge", "whoever has the triage role"),
            CommandAnswers.usage("link", "#N"),
            CommandAnswers.notLinked(),
            UndoAnswer.nothing(),
            UndoAnswer.refused()));
  }

  @Test
  void a_confirmed_duplicate_of_a_closed_report() throws IOException {
    Post closed = Reports.closed(3, HOSTILE, "completed");
    String markdown = CommandAnswers.duplicateStaysOpen(place, closed);
    assertThat(markdown).isEqualTo(golden("duplicate-closed"));
  }

  @Test
  void logs_that_were_not_read() throws IOException {
    List<String> outcomes =
        List.of("gone", "too-large", "forbidden", "binary", "refused", "unreachable", "elsewhere");
    List<LinkedLogs.Outcome> unread = new ArrayList<>();
    unread.add(new LinkedLogs.Outcome(HOSTILE, "attachment", "private"));
    outcomes.forEach(
        word ->
            unread.add(new LinkedLogs.Outcome("https://gist.github.com/salma/0123", "gist", word)));
    unread.add(new LinkedLogs.Outcome("https://example.org/beyond.log", "", "elsewhere"));
    assertGolden(
        "explain-logs",
        new CommandAnswers(links).explanation(List.of(), List.of("nothing is near"), unread));
  }

  private String note(CanonicalNote.Repeat... repeats) {
    return note.draft(place, Set.of(), List.of(repeats)).orElseThrow().text();
  }

  private UndoAnswer.Step step(UndoAnswer.What what, UndoAnswer.Fate fate) {
    return new UndoAnswer.Step(what, Reports.open(40, HOSTILE), "", fate);
  }

  private static void assertGolden(String name, String markdown) throws IOException {
    assertThat(GitHubMarkdown.acting(markdown)).isEmpty();
    assertThat(markdown).isEqualTo(golden(name));
  }

  private static String golden(String name) throws IOException {
    try (var in = CommandRepliesTest.class.getResourceAsStream("/comment/reply/" + name + ".md")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

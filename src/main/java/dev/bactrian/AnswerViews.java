package dev.bactrian;

import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.web.AnswerView;
import dev.bactrian.web.AnswerView.CandidateView;
import dev.bactrian.web.FailureViews;
import java.util.Locale;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Answers as the pages show them. Thread-safe. */
final class AnswerViews {

  private static final int CONTEXT = 3;
  private static final int MOST_LINES = 400;

  private final Parser markdown = Parser.builder().build();
  private final HtmlRenderer html =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  AnswerView of(Answers.Answer answer, String text) {
    Diagnosis diagnosis = answer.entry().diagnosis();
    return new AnswerView(
        answer.decision().word(),
        answer.decision().reasons(),
        answer.comment().map(this::render).orElse(""),
        answer.candidates().stream().map(AnswerViews::candidate).toList(),
        FailureViews.of(diagnosis),
        FailureViews.lines(text, diagnosis, CONTEXT, MOST_LINES));
  }

  /** The hidden marker is the one piece of HTML in a comment; it is left out here. */
  private String render(String comment) {
    return html.render(markdown.parse(comment.replaceFirst("^<!--[^\n]*-->\n", "")));
  }

  private static CandidateView candidate(Candidate candidate) {
    return new CandidateView(
        candidate.post().repository() + "#" + candidate.post().key().number(),
        "/report/" + candidate.post().repository() + "/" + candidate.post().key().number(),
        candidate.post().title(),
        String.format(Locale.ROOT, "%.2f", candidate.probability()),
        candidate.evidence().stream().map(Evidence::text).toList());
  }
}

package dev.bactrian;

import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.SignedFailure;
import dev.bactrian.web.AnswerView;
import dev.bactrian.web.AnswerView.CandidateView;
import dev.bactrian.web.AnswerView.FailureView;
import dev.bactrian.web.AnswerView.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Answers as the pages show them. Thread-safe. */
final class AnswerViews {

  private static final int CONTEXT = 3;
  private static final int MOST_LINES = 400;
  private static final int LONGEST_LINE = 400;
  private static final int MOST_FRAMES = 8;

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
        failures(diagnosis),
        lines(text, diagnosis));
  }

  /** The hidden marker is the one piece of HTML in a comment; it is left out here. */
  private String render(String comment) {
    return html.render(markdown.parse(comment.replaceFirst("^<!--[^\n]*-->\n", "")));
  }

  private static CandidateView candidate(Candidate candidate) {
    return new CandidateView(
        candidate.post().repository() + "#" + candidate.post().key().number(),
        candidate.post().title(),
        String.format(Locale.ROOT, "%.2f", candidate.probability()),
        candidate.evidence().stream().map(Evidence::text).toList());
  }

  private static List<FailureView> failures(Diagnosis diagnosis) {
    List<FailureView> views = new ArrayList<>();
    for (int i = 0; i < diagnosis.failures().size(); i++) {
      SignedFailure one = diagnosis.failures().get(i);
      var location = one.failure().location();
      String place = null;
      if (location != null) {
        place =
            location.line() == null
                ? location.file()
                : location.file() + ", line " + location.line();
      }
      views.add(
          new FailureView(
              one.signature().id(),
              one.signature().kind().id(),
              i == diagnosis.primary(),
              place,
              one.signature().subsystem(),
              one.signature().fault().id() + ": " + one.signature().faultReason(),
              one.signature().frames().stream().limit(MOST_FRAMES).toList()));
    }
    return views;
  }

  /** The lines around each failure. */
  private static List<LogLine> lines(String text, Diagnosis diagnosis) {
    Set<Integer> hits =
        diagnosis.failures().stream()
            .map(one -> one.failure().logLine())
            .collect(Collectors.toSet());
    List<LogLine> shown = new ArrayList<>();
    List<String> all = text.lines().toList();
    for (int number = 1; number <= all.size() && shown.size() < MOST_LINES; number++) {
      int here = number;
      if (hits.stream().anyMatch(hit -> Math.abs(hit - here) <= CONTEXT)) {
        String line = all.get(number - 1);
        shown.add(
            new LogLine(
                number,
                line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line,
                hits.contains(number)));
      }
    }
    return shown;
  }
}

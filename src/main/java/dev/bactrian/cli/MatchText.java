package dev.bactrian.cli;

import dev.bactrian.Answers;
import dev.bactrian.comment.PlainText;
import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** An answer for a terminal; what acts in other people's text is taken out. */
final class MatchText {

  private static final int TITLE = 120;
  private static final int LINE = 240;
  private static final int FEW = 3;

  private final PrintWriter out;
  private final boolean explain;

  /**
   * @param explain whether all the evidence is shown, also that against
   */
  MatchText(PrintWriter out, boolean explain) {
    this.out = out;
    this.explain = explain;
  }

  void write(Answers.Answer answer) {
    if (answer.explanations().isEmpty()) {
      out.println("No earlier report is near.");
    }
    int rank = 0;
    for (Candidate candidate : answer.candidates()) {
      out.printf(
          Locale.ROOT,
          "%d. %.2f  %s  %s (%s)%n",
          ++rank,
          candidate.probability(),
          RankingFile.name(candidate.post()),
          PlainText.line(candidate.post().title(), TITLE),
          candidate.post().isOpen() ? "open" : "closed");
      evidence(candidate).forEach(one -> out.println("   - " + PlainText.line(one.text(), LINE)));
    }
    List<String> reasons = answer.decision().reasons();
    out.println(
        "Decision: "
            + answer.decision().word()
            + (reasons.isEmpty() ? "" : ", since " + PlainText.line(reasons.getFirst(), LINE))
            + ".");
    if (explain) {
      reasons.stream().skip(1).forEach(one -> out.println("   - " + PlainText.line(one, LINE)));
    }
    out.flush();
  }

  private List<Evidence> evidence(Candidate candidate) {
    return explain
        ? candidate.evidence()
        : candidate.evidence().stream().filter(one -> one.weight() > 0).limit(FEW).toList();
  }
}

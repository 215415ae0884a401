package dev.bactrian.web;

import dev.bactrian.web.AnswerView.FailureView;
import dev.bactrian.web.AnswerView.LogLine;
import java.util.List;

/**
 * A report with what is known of it.
 *
 * @param line the report itself
 * @param address on GitHub, or null for imported trackers
 * @param word the decision's word; null if nothing was decided
 * @param reasons of the decision
 * @param candidates earlier reports that the visitor may see, likeliest first
 * @param fresh true if the candidates were looked for just now
 * @param lines the text with its failures marked
 * @param links to and from other reports
 * @param asked what was asked for here lately
 * @param beside the two logs, or null
 */
public record ReportView(
    ReportLine line,
    String address,
    String author,
    List<String> packages,
    List<String> versions,
    String word,
    List<String> reasons,
    List<CandidateView> candidates,
    boolean fresh,
    List<FailureView> failures,
    List<LogLine> lines,
    List<LinkView> links,
    List<AskedView> asked,
    BesideView beside) {

  /** A candidate with its evidence in words, for and against. */
  public record CandidateView(ReportLine line, double probability, List<String> evidence) {

    /** Two digits. */
    public String sure() {
      return String.format(java.util.Locale.ROOT, "%.2f", probability);
    }
  }

  /** A link in words. */
  public record LinkView(String words, ReportLine other, String by) {}

  /** A command and how far it has come. */
  public record AskedView(String line, String by, String state, String answer) {}

  /** The log of this report beside that of another. */
  public record BesideView(ReportLine other, List<String> frames, List<Alignment.Row> rows) {

    public long common() {
      return rows.stream().filter(Alignment.Row::same).count();
    }
  }
}

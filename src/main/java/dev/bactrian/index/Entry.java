package dev.bactrian.index;

import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportKey;
import dev.bactrian.signature.Diagnosis;
import java.time.Instant;

/**
 * A report with all that is indexed of it. Immutable and thread-safe; its terms are worked out
 * once, on first use.
 */
public final class Entry {

  private final Report report;
  private final Diagnosis diagnosis;
  private final Meaning meaning;
  private volatile Terms terms;

  /**
   * @param diagnosis the signatures of the report's failures
   * @param meaning of the report, {@link Meaning#NONE} where no model runs
   */
  public Entry(Report report, Diagnosis diagnosis, Meaning meaning) {
    this.report = report;
    this.diagnosis = diagnosis;
    this.meaning = meaning;
  }

  public Report report() {
    return report;
  }

  public ReportKey key() {
    return report.key();
  }

  public Diagnosis diagnosis() {
    return diagnosis;
  }

  public boolean hasVector() {
    return meaning.isKnown();
  }

  /** Cosine of the two reports' vectors; 0 where one has none. */
  public double cosine(Entry other) {
    return meaning.cosine(other.meaning);
  }

  Meaning meaning() {
    return meaning;
  }

  /** Does now the work that the first search or put would do. */
  public Entry analysed() {
    terms();
    return this;
  }

  Terms terms() {
    Terms known = terms;
    if (known == null) {
      known = Analysis.of(this);
      terms = known;
    }
    return known;
  }

  /** The same with the state that was known then: what was closed later was open, unlabelled. */
  Entry asOf(Instant moment) {
    Post post = report.post().asOf(moment);
    return post == report.post() ? this : new Entry(report.withPost(post), diagnosis, meaning);
  }

  /** The same without the memory of its terms, to be kept for long. */
  Entry bare() {
    return new Entry(report, diagnosis, meaning);
  }
}

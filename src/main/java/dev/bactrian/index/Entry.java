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
  private final float[] vector;
  private volatile Terms terms;

  /**
   * @param diagnosis the signatures of the report's failures
   * @param vector meaning of the report, of unit length, or null where no model runs
   */
  public Entry(Report report, Diagnosis diagnosis, float[] vector) {
    this(vector == null ? null : vector.clone(), report, diagnosis);
  }

  private Entry(float[] vector, Report report, Diagnosis diagnosis) {
    this.report = report;
    this.diagnosis = diagnosis;
    this.vector = vector;
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
    return vector != null;
  }

  /** Cosine of the two reports' vectors; 0 where one has none. */
  public double cosine(Entry other) {
    if (vector == null || other.vector == null) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += vector[i] * other.vector[i];
    }
    return sum;
  }

  float[] vector() {
    return vector;
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
    return post == report.post() ? this : new Entry(vector, report.withPost(post), diagnosis);
  }

  /** The same without the memory of its terms, to be kept for long. */
  Entry bare() {
    return new Entry(vector, report, diagnosis);
  }
}

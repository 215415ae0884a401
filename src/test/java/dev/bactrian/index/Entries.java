package dev.bactrian.index;

import dev.bactrian.report.Post;
import dev.bactrian.report.Posts;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportParser;
import dev.bactrian.report.Template;
import dev.bactrian.signature.Signer;

/** Entries for tests. */
final class Entries {

  private static final ReportParser PARSER = new ReportParser();
  private static final Signer SIGNER = new Signer();

  private Entries() {}

  static Entry of(int number, String title, String body) {
    return of(Posts.of(number, title, body), null);
  }

  static Entry of(Post post, float[] vector) {
    Report report = PARSER.parse(post, Template.NONE);
    return new Entry(
        report, SIGNER.diagnose(report.failures()), Meaning.of(report, text -> vector));
  }

  /** A unit vector that points along one axis. */
  static float[] axis(int axis) {
    float[] vector = new float[Embedder.DIMENSIONS];
    vector[axis] = 1;
    return vector;
  }
}

package dev.bactrian.match;

import dev.bactrian.index.Entry;
import dev.bactrian.index.Meaning;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.index.Scope;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.report.ReportParser;
import dev.bactrian.report.Template;
import dev.bactrian.signature.Signer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Reports for tests: number n is posted n days after the first. */
final class Reports {
  static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

  private Reports() {}

  static Post post(int number, String title, String body) {
    return post(number, title, body, null);
  }

  static Post post(int number, String title, String body, Instant closedAt) {
    return new Post(
        new ReportKey(-1, number),
        "o/r",
        0,
        false,
        title,
        body,
        "author" + number,
        FIRST.plus(number, ChronoUnit.DAYS),
        closedAt,
        null,
        Set.of());
  }

  static Entry entry(Post post) {
    return entry(post, null);
  }

  static Entry entry(Post post, float[] vector) {
    var report = new ReportParser().parse(post, Template.NONE);
    return new Entry(
        report, new Signer().diagnose(report.failures()), Meaning.of(report, text -> vector));
  }

  static List<Matcher.Explanation> explain(ReportIndex index, Entry query) {
    return new Matcher(new Ranker(Model.shipped(true)))
        .explain(index, query, Scope.of(query.report().post()), 5);
  }
}

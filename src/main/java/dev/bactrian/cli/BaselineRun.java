package dev.bactrian.cli;

import dev.bactrian.index.Baseline;
import dev.bactrian.index.BaselineIndex;
import dev.bactrian.index.Embedder;
import dev.bactrian.index.Entry;
import dev.bactrian.index.Meaning;
import dev.bactrian.index.Scope;
import dev.bactrian.index.SearchableIndex;
import dev.bactrian.match.Matcher;
import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportKey;
import dev.bactrian.report.ReportParser;
import dev.bactrian.report.Template;
import dev.bactrian.signature.Signer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** The same history with rankings that everybody can have, and their times beside ours. */
final class BaselineRun implements AutoCloseable {

  /** Queries that are timed, evenly spread over the reports. */
  private static final int TIMED = 300;

  /** Queries before the clock runs. */
  private static final int WARMING = 50;

  private final int top;
  private final BaselineIndex index = new BaselineIndex();
  private final Map<Baseline, Recall> recalls = new EnumMap<>(Baseline.class);
  private final QueryTimes ours = new QueryTimes();
  private final QueryTimes moreLikeThis = new QueryTimes();

  BaselineRun(int top) {
    this.top = top;
    for (Baseline baseline : Baseline.values()) {
      recalls.put(baseline, new Recall(top));
    }
  }

  /** Each report with a known duplicate meets those before it. */
  void rank(
      List<Post> posts, DuplicatePairs pairs, Predicate<ReportKey> counts, LongConsumer progress) {
    long done = 0;
    for (Post post : posts) {
      Set<ReportKey> right = pairs.earlier(post.key());
      if (!right.isEmpty() && counts.test(post.key())) {
        recalls.forEach((one, recall) -> recall.add(index.rank(one, post, top), right));
      }
      index.put(post);
      progress.accept(++done);
    }
  }

  /**
   * Times queries against all reports.
   *
   * @param known the index that holds what {@link #rank} put
   */
  void time(List<Post> posts, SearchableIndex known, Matcher matcher, Embedder embedder) {
    ReportParser parser = new ReportParser();
    Signer signer = new Signer();
    int queries = Math.min(posts.size(), TIMED + WARMING);
    for (int i = 0; i < queries; i++) {
      Post post = posts.get((int) ((long) i * 7919 % posts.size()));
      Runnable query =
          () -> {
            Report report = parser.parse(post, Template.NONE);
            Entry entry =
                new Entry(report, signer.diagnose(report.failures()), Meaning.of(report, embedder));
            matcher.match(known, entry, Scope.ofPublic(null), top);
          };
      Runnable plain = () -> index.rank(Baseline.MORE_LIKE_THIS, post, top);
      if (i < Math.min(WARMING, queries / 2)) {
        query.run();
        plain.run();
      } else {
        ours.time(query);
        moreLikeThis.time(plain);
      }
    }
  }

  Map<Baseline, Recall> recalls() {
    return recalls;
  }

  /** Our own queries: read, signed, embedded, searched, ranked, explained. */
  QueryTimes ours() {
    return ours;
  }

  QueryTimes moreLikeThis() {
    return moreLikeThis;
  }

  @Override
  public void close() {
    index.close();
  }
}

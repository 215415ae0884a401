package dev.bactrian.match;

import dev.bactrian.failure.Fact;
import dev.bactrian.index.Entry;
import dev.bactrian.index.Hit;
import dev.bactrian.index.Measure;
import dev.bactrian.report.Post;
import dev.bactrian.signature.Signature;
import dev.bactrian.signature.SignedFailure;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A new report beside one candidate. The candidate's state is that of the moment at which the new
 * report was posted.
 *
 * @param asked the new report and its pool
 * @param hit the earlier report
 */
record Comparison(Asked asked, Hit hit) {

  Entry query() {
    return asked.query();
  }

  Entry candidate() {
    return hit.entry();
  }

  Post later() {
    return query().report().post();
  }

  Post earlier() {
    return candidate().report().post();
  }

  double share(Measure measure) {
    return asked.share(hit, measure);
  }

  /**
   * The measure's score over the best in the pool: 1 for the best of a full pool, 0 for none, less
   * in a small one.
   */
  double standing(Measure measure) {
    double best = asked.best(measure);
    return best <= 0 ? 0 : asked.crowd() * hit.measure(measure) / best;
  }

  /** Signatures that rest on more than the fallback. */
  static Stream<Signature> signatures(Entry entry) {
    return entry.diagnosis().failures().stream()
        .map(SignedFailure::signature)
        .filter(signature -> !signature.weak());
  }

  static Stream<String> facts(Entry entry, Fact fact) {
    return entry.diagnosis().failures().stream()
        .map(signed -> signed.failure().fact(fact))
        .filter(Objects::nonNull);
  }

  static boolean fails(Entry entry) {
    return signatures(entry).findAny().isPresent();
  }
}

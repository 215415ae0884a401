package dev.bactrian.match;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Failure;
import dev.bactrian.report.Block;
import dev.bactrian.report.Report;
import dev.bactrian.signature.Signature;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds the words behind a shared hash again, to quote them. */
final class SharedThings {
  private SharedThings() {}

  /** The rarest thing of the field that both have, verbatim from the query, or null. */
  static String rarest(Comparison comparison, Field field) {
    Bag asked = comparison.query().bag(field);
    Bag found = comparison.candidate().bag(field);
    double[] rarity = comparison.question().rarities(field);
    String best = null;
    double most = -1;
    for (String thing : things(comparison.query(), field).toList()) {
      long hash = Bag.hash(field, spelling(field).apply(thing));
      int at = asked.indexOf(hash);
      if (at >= 0 && found.contains(hash) && rarity[at] > most) {
        most = rarity[at];
        best = thing;
      }
    }
    return best;
  }

  private static UnaryOperator<String> spelling(Field field) {
    return field == Field.LINES ? SharedLine::masked : UnaryOperator.identity();
  }

  private static Stream<String> things(Profile query, Field field) {
    Report report = query.report();
    return switch (field) {
      case LINES ->
          Stream.concat(report.code().stream(), report.logs().stream())
              .map(Block::text)
              .flatMap(String::lines)
              .map(String::strip);
      case IDENTIFIERS ->
          Stream.concat(
                  Stream.of(report.post().title(), report.prose()),
                  Stream.concat(report.code().stream(), report.logs().stream()).map(Block::text))
              .flatMap(text -> Words.identifiers(text).stream());
      case SIGNATURES -> query.signatures().stream().map(Signature::id);
      case FRAMES -> query.signatures().stream().flatMap(one -> one.frames().stream());
      case KINDS -> query.signatures().stream().map(one -> one.kind().id());
      case SUBSYSTEMS ->
          query.signatures().stream().map(Signature::subsystem).filter(Objects::nonNull);
      case ASSERTIONS -> facts(report, Fact.ASSERTION);
      case TESTS -> facts(report, Fact.TEST);
      case SEEDS -> facts(report, Fact.SEED);
      case EXCEPTIONS -> facts(report, Fact.EXCEPTION);
      case PACKAGES -> report.packages().stream().sorted();
      case VERSIONS -> report.versions().stream().sorted();
      default -> Stream.empty();
    };
  }

  private static Stream<String> facts(Report report, Fact fact) {
    return report.failures().stream()
        .map((Failure failure) -> failure.fact(fact))
        .filter(Objects::nonNull);
  }
}

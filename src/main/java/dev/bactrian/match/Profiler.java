package dev.bactrian.match;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Failure;
import dev.bactrian.report.Block;
import dev.bactrian.report.Report;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.Signature;
import dev.bactrian.signature.SignedFailure;
import dev.bactrian.signature.Signer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes profiles. Stateless and thread-safe. */
final class Profiler {
  /** Of a longer text only the head counts: logs repeat themselves. */
  private static final int ENOUGH = 16_000;

  private static final int MOST_LINES = 80;
  private static final int SHORTEST_LINE = 12;

  private final Signer signer = new Signer();

  /** The report's profile; {@code vector} may be null. */
  Profile profile(Report report, float[] vector) {
    String prose = head(report.prose());
    String code = head(join(Stream.concat(report.code().stream(), report.logs().stream())));
    Diagnosis diagnosis = signer.diagnose(report.failures());
    List<SignedFailure> strong =
        diagnosis.failures().stream().filter(one -> !one.signature().weak()).toList();

    Map<Field, List<String>> terms = new EnumMap<>(Field.class);
    List<String> title = Words.of(report.post().title());
    List<String> proseWords = Words.of(prose);
    List<String> codeWords = Words.of(code);
    terms.put(Field.TITLE, title);
    terms.put(Field.TITLE_PAIRS, pairs(title));
    terms.put(Field.PROSE, proseWords);
    terms.put(Field.CODE, codeWords);
    terms.put(
        Field.ALL, Stream.of(title, title, proseWords, codeWords).flatMap(List::stream).toList());
    terms.put(
        Field.IDENTIFIERS,
        Words.identifiers(String.join("\n", report.post().title(), prose, code)));
    terms.put(Field.LINES, lines(code));
    terms.put(Field.PACKAGES, List.copyOf(report.packages()));
    terms.put(Field.VERSIONS, List.copyOf(report.versions()));
    failures(strong, terms);

    Map<Field, Bag> bags = new EnumMap<>(Field.class);
    terms.forEach(
        (field, list) -> {
          if (!list.isEmpty()) {
            bags.put(field, Bag.of(field, list));
          }
        });
    return new Profile(report, bags, signatures(diagnosis), vector);
  }

  private static void failures(List<SignedFailure> strong, Map<Field, List<String>> terms) {
    terms.put(
        Field.MESSAGES,
        strong.stream().flatMap(one -> Words.of(one.signature().message()).stream()).toList());
    terms.put(Field.SIGNATURES, strong.stream().map(one -> one.signature().id()).toList());
    terms.put(
        Field.FRAMES, strong.stream().flatMap(one -> one.signature().frames().stream()).toList());
    terms.put(Field.KINDS, strong.stream().map(one -> one.signature().kind().id()).toList());
    terms.put(
        Field.SUBSYSTEMS,
        strong.stream()
            .map(one -> one.signature().subsystem())
            .filter(java.util.Objects::nonNull)
            .toList());
    terms.put(Field.ASSERTIONS, facts(strong, Fact.ASSERTION));
    terms.put(Field.TESTS, facts(strong, Fact.TEST));
    terms.put(Field.SEEDS, facts(strong, Fact.SEED));
    terms.put(Field.EXCEPTIONS, facts(strong, Fact.EXCEPTION));
    terms.put(
        Field.DETAILS,
        facts(strong, Fact.SYMBOL, Fact.SIGNAL, Fact.EXIT, Fact.WARNING, Fact.MISSING));
  }

  private static List<String> facts(List<SignedFailure> failures, Fact... facts) {
    List<String> values = new ArrayList<>();
    for (SignedFailure signed : failures) {
      Failure failure = signed.failure();
      for (Fact fact : facts) {
        if (failure.fact(fact) != null) {
          values.add(facts.length == 1 ? failure.fact(fact) : fact + " " + failure.fact(fact));
        }
      }
    }
    return values;
  }

  private static List<Signature> signatures(Diagnosis diagnosis) {
    List<Signature> all = new ArrayList<>();
    diagnosis.cause().ifPresent(cause -> all.add(cause.signature()));
    for (int i = 0; i < diagnosis.failures().size(); i++) {
      if (i != diagnosis.primary()) {
        all.add(diagnosis.failures().get(i).signature());
      }
    }
    return all;
  }

  private static List<String> pairs(List<String> words) {
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      pairs.add(words.get(i - 1) + " " + words.get(i));
    }
    return pairs;
  }

  private static List<String> lines(String text) {
    return text.lines()
        .map(SharedLine::masked)
        .filter(line -> line.length() >= SHORTEST_LINE)
        .distinct()
        .limit(MOST_LINES)
        .toList();
  }

  private static String join(Stream<Block> blocks) {
    return String.join("\n", blocks.map(Block::text).toList());
  }

  private static String head(String text) {
    return text.length() <= ENOUGH ? text : text.substring(0, ENOUGH);
  }
}

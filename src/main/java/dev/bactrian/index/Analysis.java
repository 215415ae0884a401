package dev.bactrian.index;

import dev.bactrian.failure.Fact;
import dev.bactrian.report.Block;
import dev.bactrian.report.Report;
import dev.bactrian.signature.SignedFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Report to terms: what each field holds and what a word weighs there. Thread-safe. */
final class Analysis {

  /** Weights of a word in {@link Field#TEXT}, by where it stands. */
  private static final int TITLE = 6;

  private static final int PROSE = 2;
  private static final int CODE = 1;
  private static final int LOG = 1;
  private static final int MESSAGE = 2;

  /** Text beyond this in one part of a report adds time but no evidence. */
  private static final int LONGEST_PART = 20_000;

  /** Pairs are taken from the beginning of a text only. */
  private static final int MOST_PAIRS = 200;

  private static final Set<Fact> NAMED =
      Set.of(Fact.ASSERTION, Fact.EXCEPTION, Fact.SYMBOL, Fact.TEST, Fact.SEED, Fact.MISSING);

  private static final Analyzer WORDS = new WordAnalyzer();

  private Analysis() {}

  static Terms of(Entry entry) {
    Terms terms = new Terms();
    Report report = entry.report();
    List<String> title = words(report.post().title());
    List<String> prose = words(report.prose());
    List<String> code = words(textOf(report.code()));
    List<String> logs = words(textOf(report.logs()));
    put(terms, Field.TITLE, title, 1);
    put(terms, Field.PROSE, prose, 1);
    put(terms, Field.CODE, code, 1);
    put(terms, Field.TEXT, title, TITLE);
    put(terms, Field.TEXT, prose, PROSE);
    put(terms, Field.TEXT, code, CODE);
    put(terms, Field.TEXT, logs, LOG);
    pairs(terms, title, 2);
    pairs(terms, prose, 1);
    for (List<String> part : List.of(title, prose, code, logs)) {
      part.stream()
          .filter(Analysis::hasShape)
          .forEach(word -> terms.add(Field.IDENTIFIERS, word, 1));
    }
    for (SignedFailure signed : entry.diagnosis().failures()) {
      if (signed.symptom()) {
        // The failure's words once more; what is new is how reports without a stack are called.
        terms.add(Field.SIGNATURES, signed.signature().id(), 1);
      } else {
        failure(terms, signed);
      }
    }
    report.packages().forEach(name -> terms.add(Field.PACKAGES, name, 1));
    report.versions().forEach(version -> terms.add(Field.VERSIONS, version, 1));
    return terms;
  }

  private static void failure(Terms terms, SignedFailure signed) {
    List<String> message = words(signed.signature().message());
    put(terms, Field.MESSAGES, message, 1);
    put(terms, Field.TEXT, message, MESSAGE);
    if (!signed.signature().weak()) {
      terms.add(Field.SIGNATURES, signed.signature().id(), 1);
    }
    for (Map.Entry<Fact, String> fact : signed.failure().facts().entrySet()) {
      if (NAMED.contains(fact.getKey())) {
        terms.add(Field.SIGNATURES, fact.getKey() + " " + fact.getValue(), 1);
      }
    }
    String inner = null;
    for (String frame : signed.signature().frames()) {
      terms.add(Field.FRAMES, frame, 1);
      if (inner != null) {
        terms.add(Field.FRAMES, inner + " < " + frame, 1);
      }
      inner = frame;
    }
  }

  private static void put(Terms terms, Field field, List<String> words, int weight) {
    words.forEach(word -> terms.add(field, word, weight));
  }

  private static void pairs(Terms terms, List<String> words, int weight) {
    for (int i = 1; i < Math.min(words.size(), MOST_PAIRS); i++) {
      terms.add(Field.PAIRS, words.get(i - 1) + " " + words.get(i), weight);
    }
  }

  /** True for words that are names in a program rather than English. */
  private static boolean hasShape(String word) {
    boolean letter = false;
    boolean other = false;
    for (int i = 0; i < word.length(); i++) {
      letter |= Character.isLetter(word.charAt(i));
      other |= !Character.isLetter(word.charAt(i)) && word.charAt(i) != '\'';
    }
    return letter && other;
  }

  private static String textOf(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    blocks.forEach(block -> text.append(block.text()).append('\n'));
    return text.toString();
  }

  /** The words of a text, in order. */
  static List<String> words(String text) {
    String bounded = text.length() > LONGEST_PART ? text.substring(0, LONGEST_PART) : text;
    List<String> words = new ArrayList<>();
    try (TokenStream stream = WORDS.tokenStream("text", bounded)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}

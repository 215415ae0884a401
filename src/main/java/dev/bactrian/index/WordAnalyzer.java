package dev.bactrian.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * Cuts text that mixes English, code and compilers' words. Identifiers are kept whole and also
 * split ({@code Foo.bar_baz}: {@code foo.bar_baz foo bar baz}); codes such as {@code E0308} stay in
 * one piece; English is stemmed lightly.
 */
final class WordAnalyzer extends Analyzer {

  private static final int LONGEST_WORD = 80;

  private static final int SPLIT =
      WordDelimiterGraphFilter.GENERATE_WORD_PARTS
          | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
          | WordDelimiterGraphFilter.PRESERVE_ORIGINAL
          | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE;

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer source = CharTokenizer.fromTokenCharPredicate(WordAnalyzer::belongsToWord);
    TokenStream words = new EdgeFilter(source);
    words = new WordDelimiterGraphFilter(words, SPLIT, CharArraySet.EMPTY_SET);
    words = new LowerCaseFilter(words);
    words = new StopFilter(words, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    words = new KStemFilter(words);
    words = new LengthFilter(words, 2, LONGEST_WORD);
    return new TokenStreamComponents(source, words);
  }

  /** Letters, digits, and what stands inside identifiers and paths of modules. */
  private static boolean belongsToWord(int c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == ':' || c == '\'';
  }
}

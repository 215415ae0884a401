package dev.bactrian.index;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes the punctuation off both ends of a word: the full stop of a sentence is no path. */
final class EdgeFilter extends TokenFilter {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  EdgeFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (input.incrementToken()) {
      int from = 0;
      int to = term.length();
      while (from < to && !Character.isLetterOrDigit(term.charAt(from))) {
        from++;
      }
      while (to > from && !Character.isLetterOrDigit(term.charAt(to - 1))) {
        to--;
      }
      if (to > from) {
        char[] buffer = term.buffer();
        System.arraycopy(buffer, from, buffer, 0, to - from);
        term.setLength(to - from);
        return true;
      }
    }
    return false;
  }
}

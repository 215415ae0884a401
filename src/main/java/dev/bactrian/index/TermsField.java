package dev.bactrian.index;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/** Hands Lucene terms with weighted frequencies that are known already. */
final class TermsField {

  /** Frequencies but no positions: a custom frequency allows none. */
  private static final FieldType TYPE = new FieldType();

  static {
    TYPE.setTokenized(true);
    TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TYPE.freeze();
  }

  private TermsField() {}

  static org.apache.lucene.document.Field of(Field field, Map<String, Integer> terms) {
    return new org.apache.lucene.document.Field(field.id(), new Stream(terms), TYPE);
  }

  private static final class Stream extends TokenStream {
    private final Map<String, Integer> terms;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private Iterator<Map.Entry<String, Integer>> rest;

    Stream(Map<String, Integer> terms) {
      this.terms = terms;
      this.rest = terms.entrySet().iterator();
    }

    @Override
    public void reset() {
      rest = terms.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
      if (!rest.hasNext()) {
        return false;
      }
      clearAttributes();
      Map.Entry<String, Integer> next = rest.next();
      term.append(next.getKey());
      frequency.setTermFrequency(next.getValue());
      return true;
    }
  }
}

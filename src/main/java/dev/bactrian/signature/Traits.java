package dev.bactrian.signature;

/** Which {@link Mask.Trait}s a text has, found in one pass. */
final class Traits {

  private Traits() {}

  /** A bit set by ordinal. */
  static int of(String text) {
    int found = 1 << Mask.Trait.ANY.ordinal();
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        found |= 1 << Mask.Trait.DIGIT.ordinal();
      } else if (c == '/' || c == '\\') {
        found |= 1 << Mask.Trait.SLASH.ordinal();
      } else if (c == '\'' || c == '"' || c == '`' || c >= '\u2018' && c <= '\u201f') {
        found |= 1 << Mask.Trait.QUOTE.ordinal();
      } else if (c == '_' && before == '_') {
        found |= 1 << Mask.Trait.UNDERSCORES.ordinal();
      } else if (c == '.') {
        found |= 1 << Mask.Trait.DOT.ordinal();
      } else if (c == '\n' || c == '\r' || c == '\t' || c == ' ' && before == ' ') {
        found |= 1 << Mask.Trait.BLANKS.ordinal();
      }
      before = c;
    }
    return found;
  }

  static boolean has(int traits, Mask.Trait trait) {
    return (traits & 1 << trait.ordinal()) != 0;
  }
}

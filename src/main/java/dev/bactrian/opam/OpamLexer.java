package dev.bactrian.opam;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an opam file into its signs (opam manual, "File syntax"). Never fails: what it does not know
 * is left out, and what has no end ends with the file.
 */
final class OpamLexer {

  /** What a sign is. */
  enum Type {
    WORD,
    TEXT,
    OPERATOR,
    SIGN
  }

  /** One sign. */
  record Token(Type type, String text) {
    boolean is(String sign) {
      return type == Type.SIGN && text.equals(sign);
    }
  }

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private OpamLexer(String source) {
    this.source = source;
  }

  static List<Token> tokens(String source) {
    OpamLexer lexer = new OpamLexer(source);
    while (lexer.at < source.length()) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() {
    char c = source.charAt(at);
    if (source.startsWith("(*", at)) {
      comment();
    } else if (c == '#') {
      int end = source.indexOf('\n', at);
      at = end < 0 ? source.length() : end;
    } else if (source.startsWith("\"\"\"", at)) {
      int end = source.indexOf("\"\"\"", at + 3);
      add(Type.TEXT, source.substring(at + 3, end < 0 ? source.length() : end));
      at = end < 0 ? source.length() : end + 3;
    } else if (c == '"') {
      text();
    } else if ("<>=!~".indexOf(c) >= 0) {
      operator();
    } else if ("[](){}:&|?".indexOf(c) >= 0) {
      add(Type.SIGN, String.valueOf(c));
      at++;
    } else if (isWord(c)) {
      int from = at;
      while (at < source.length() && isWord(source.charAt(at))) {
        at++;
      }
      add(Type.WORD, source.substring(from, at));
    } else {
      at++;
    }
  }

  private void comment() {
    int depth = 0;
    while (at < source.length()) {
      if (source.startsWith("(*", at)) {
        depth++;
        at += 2;
      } else if (source.startsWith("*)", at)) {
        at += 2;
        if (--depth == 0) {
          return;
        }
      } else {
        at++;
      }
    }
  }

  private void text() {
    StringBuilder text = new StringBuilder();
    at++;
    while (at < source.length() && source.charAt(at) != '"') {
      char c = source.charAt(at);
      if (c == '\\' && at + 1 < source.length()) {
        c = source.charAt(++at);
      }
      text.append(c);
      at++;
    }
    at++;
    add(Type.TEXT, text.toString());
  }

  private void operator() {
    char c = source.charAt(at);
    boolean wide = at + 1 < source.length() && "=~".indexOf(source.charAt(at + 1)) >= 0;
    String sign = wide && c != '=' ? source.substring(at, at + 2) : String.valueOf(c);
    // A lone "!" negates.
    add(sign.equals("!") ? Type.SIGN : Type.OPERATOR, sign);
    at += sign.length();
  }

  private void add(Type type, String text) {
    tokens.add(new Token(type, text));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '+' || c == '.' || c == '%';
  }
}

package dev.bactrian.opam;

import dev.bactrian.opam.OpamLexer.Token;
import dev.bactrian.opam.OpamLexer.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the fields of an opam file (opam manual, "File syntax"). Lenient: repositories hold twelve
 * years of files, and one odd field must not cost the others. Sections such as {@code url} are
 * passed over. Not thread-safe.
 */
final class OpamParser {

  /** Deeper nesting is no formula anybody wrote. */
  private static final int DEEPEST = 50;

  private final List<Token> tokens;
  private int at;
  private int depth;

  private OpamParser(String source) {
    this.tokens = OpamLexer.tokens(source);
  }

  /** The fields by their names; of two of one name the first counts. */
  static Map<String, Expr> fields(String source) {
    OpamParser parser = new OpamParser(source);
    Map<String, Expr> fields = new LinkedHashMap<>();
    while (parser.at < parser.tokens.size()) {
      Token token = parser.tokens.get(parser.at++);
      if (token.type() == Type.WORD && parser.take(":")) {
        fields.putIfAbsent(token.text(), parser.or());
      } else if (token.is("{")) {
        parser.skipSection();
      }
    }
    return fields;
  }

  /** A formula on its own, such as {@code >= "4.08" & < "5.0"}. */
  static Expr formula(String source) {
    OpamParser parser = new OpamParser(source);
    return parser.tokens.isEmpty() ? new Expr.And(List.of()) : parser.or();
  }

  private void skipSection() {
    int open = 1;
    while (at < tokens.size() && open > 0) {
      Token token = tokens.get(at++);
      open += token.is("{") ? 1 : token.is("}") ? -1 : 0;
    }
  }

  private Expr or() {
    List<Expr> any = new ArrayList<>(List.of(and()));
    while (take("|")) {
      any.add(and());
    }
    return any.size() == 1 ? any.getFirst() : new Expr.Or(any);
  }

  private Expr and() {
    List<Expr> all = new ArrayList<>(List.of(comparison()));
    while (take("&")) {
      all.add(comparison());
    }
    return all.size() == 1 ? all.getFirst() : new Expr.And(all);
  }

  private Expr comparison() {
    if (take("!")) {
      return new Expr.Not(comparison());
    }
    if (take("?")) {
      return comparison();
    }
    Expr left = isOperator() ? null : primary();
    if (!isOperator()) {
      return left;
    }
    String operator = tokens.get(at++).text();
    return new Expr.Compare(left, operator, primary());
  }

  private Expr primary() {
    Expr what = value();
    while (take("{")) {
      what = new Expr.Given(what, many("}"));
    }
    return what;
  }

  private Expr value() {
    if (at >= tokens.size() || depth >= DEEPEST) {
      at = tokens.size();
      return new Expr.And(List.of());
    }
    if (take("[")) {
      return many("]");
    }
    if (take("(")) {
      return many(")");
    }
    Token token = tokens.get(at);
    // What closes something belongs to whoever opened it.
    if (token.type() == Type.SIGN || token.type() == Type.OPERATOR) {
      return new Expr.And(List.of());
    }
    at++;
    return token.type() == Type.TEXT ? new Expr.Text(token.text()) : new Expr.Word(token.text());
  }

  /** Up to the sign that closes them. */
  private Expr many(String close) {
    List<Expr> all = new ArrayList<>();
    depth++;
    while (at < tokens.size() && !take(close)) {
      int before = at;
      all.add(or());
      if (at == before) {
        at++;
      }
    }
    depth--;
    return all.size() == 1 && !close.equals("]") ? all.getFirst() : new Expr.And(all);
  }

  private boolean isOperator() {
    return at < tokens.size() && tokens.get(at).type() == Type.OPERATOR;
  }

  private boolean take(String sign) {
    boolean there = at < tokens.size() && tokens.get(at).is(sign);
    at += there ? 1 : 0;
    return there;
  }
}

package dev.bactrian.match;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A scorer of one expression. */
record Plain(
    String name,
    double prior,
    boolean isLikeness,
    ToDoubleFunction<Comparison> value,
    Function<Comparison, Reason> words)
    implements Scorer {

  Plain(
      String name,
      double prior,
      ToDoubleFunction<Comparison> value,
      Function<Comparison, Reason> words) {
    this(name, prior, true, value, words);
  }

  Plain(String name, ToDoubleFunction<Comparison> value) {
    this(name, 0, value, comparison -> null);
  }

  /** A scorer of what may speak for or against, whichever history shows. */
  static Plain circumstance(String name, ToDoubleFunction<Comparison> value) {
    return new Plain(name, 0, false, value, comparison -> null);
  }

  @Override
  public double score(Comparison comparison) {
    return value.applyAsDouble(comparison);
  }

  @Override
  public Reason reason(Comparison comparison) {
    return words.apply(comparison);
  }
}

package dev.bactrian.match;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A scorer of one expression. */
record Plain(
    String name,
    double prior,
    ToDoubleFunction<Comparison> value,
    Function<Comparison, Reason> words)
    implements Scorer {

  Plain(String name, ToDoubleFunction<Comparison> value) {
    this(name, 0, value, comparison -> null);
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

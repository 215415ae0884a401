package dev.bactrian.match;

import java.util.function.ToDoubleFunction;

/** A scorer of one expression, with nothing to quote. */
record Plain(String name, ToDoubleFunction<Comparison> value) implements Scorer {

  static Plain of(String name, ToDoubleFunction<Comparison> value) {
    return new Plain(name, value);
  }

  @Override
  public double score(Comparison comparison) {
    return value.applyAsDouble(comparison);
  }
}

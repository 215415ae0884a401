package dev.bactrian.match;

/** How rare a thing is that both reports have: 0 for nothing shared. */
record RareScorer(String name, Field field, String words) implements Scorer {

  @Override
  public double score(Comparison comparison) {
    return Math.log1p(comparison.question().shared(field, comparison.candidate()));
  }

  @Override
  public Reason reason(Comparison comparison) {
    String quote = SharedThings.rarest(comparison, field);
    return quote == null ? null : new Reason(words, quote);
  }
}

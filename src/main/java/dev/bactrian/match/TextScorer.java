package dev.bactrian.match;

/** BM25 of the query's words in one field against the candidate's in another, over its own. */
record TextScorer(String name, Field asked, Field document) implements Scorer {

  @Override
  public double score(Comparison comparison) {
    Question question = comparison.question();
    return question.overlap(
        question.profile().bag(asked),
        question.rarities(asked),
        comparison.candidate().bag(document),
        document);
  }

  @Override
  public Reason reason(Comparison comparison) {
    return SharedWords.reason(comparison, asked, document);
  }
}

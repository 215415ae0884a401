package dev.bactrian.match;

/** BM25 of the candidate's words in one field against the query's in another, over its own. */
record ReverseTextScorer(String name, Field candidateField, Field queryField) implements Scorer {

  @Override
  public double score(Comparison comparison) {
    Question question = comparison.question();
    Bag bag = comparison.candidate().bag(candidateField);
    return question.overlap(
        bag, question.rarities(bag), question.profile().bag(queryField), queryField);
  }

  @Override
  public Reason reason(Comparison comparison) {
    return SharedWords.reason(comparison, queryField, candidateField);
  }
}

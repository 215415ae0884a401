package dev.bactrian.index;

/**
 * A term that the report and a candidate share.
 *
 * @param measure where it was looked for
 * @param term as indexed
 * @param score its part of the measure's score
 */
public record MatchedTerm(Measure measure, String term, double score) {}

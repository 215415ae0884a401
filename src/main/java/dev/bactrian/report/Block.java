package dev.bactrian.report;

/**
 * A piece of a report that is not prose.
 *
 * @param text without its fence
 * @param language the fence's word, or null
 * @param firstLine 1-based line of the Markdown on which the text begins
 */
public record Block(String text, String language, int firstLine) {}

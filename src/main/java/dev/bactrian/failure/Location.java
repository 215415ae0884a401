package dev.bactrian.failure;

/**
 * Where in the sources a tool says that something is wrong.
 *
 * @param file the file as printed; never null
 * @param line the first line, 1-based, or null where none is printed
 */
public record Location(String file, Integer line) {}

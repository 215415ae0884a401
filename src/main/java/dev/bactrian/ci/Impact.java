package dev.bactrian.ci;

/**
 * How far a cause reaches.
 *
 * @param packages regressions that it takes part in
 * @param alone packages that would turn green if only this were mended
 * @param given packages that would turn green if this were mended after all greater causes
 * @param reverseDependencies packages that need the culprit, counted by the health check or from
 *     opam's metadata; -1 where nobody counted
 */
public record Impact(int packages, int alone, int given, int reverseDependencies) {}

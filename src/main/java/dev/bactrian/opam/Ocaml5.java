package dev.bactrian.opam;

import java.util.Locale;

/** What a package's bounds say about OCaml 5, the multicore one. */
public enum Ocaml5 {
  /** No bound: nothing is promised, nothing forbidden. */
  UNSTATED,
  /** Bounds that let all of 5 in. */
  YES,
  /** Needs OCaml 5. */
  ONLY,
  /** Some of 5, but not its newest versions. */
  LIMITED,
  /** None of 5. */
  NO;

  /** The word of the JSON output. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

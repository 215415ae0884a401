package dev.bactrian.ci;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a package's build ended, in the words of opam-health-check (server/lib/intf.ml). */
public enum BuildState {
  GOOD,
  /** A dependency failed. */
  PARTIAL,
  BAD,
  NOT_AVAILABLE,
  INTERNAL_FAILURE;

  /** The word in paths and JSON: {@code not-available}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The state with that word, if it is one. */
  public static Optional<BuildState> of(String id) {
    return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
  }

  /** True where a build was tried and did not succeed. */
  public boolean failed() {
    return this == BAD || this == PARTIAL;
  }
}

package dev.bactrian.ci;

import java.util.List;

/**
 * A package that is good on the stock compiler and fails on the variant.
 *
 * @param packageName {@code name.version}
 * @param state on the variant: bad or partial
 * @param causes ids of the causes, in the order of the log
 */
public record Regression(String packageName, BuildState state, List<String> causes) {

  public Regression {
    causes = List.copyOf(causes);
  }
}

package dev.bactrian.github;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param next where the following one is, to be handed back as it is; may be kept over a restart
 */
public record Page<T>(List<T> items, Optional<String> next) {

  public Page {
    items = List.copyOf(items);
  }
}

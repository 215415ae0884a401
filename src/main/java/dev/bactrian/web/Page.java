package dev.bactrian.web;

import io.javalin.config.JavalinConfig;

/** One page, or a family of them. Implementations are thread-safe. */
interface Page {

  /** Adds its addresses. */
  void addTo(JavalinConfig config);
}

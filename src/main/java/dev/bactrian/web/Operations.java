package dev.bactrian.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** What an operator's machines ask: alive, ready, figures. Thread-safe. */
public final class Operations {

  private final Supplier<List<String>> troubles;
  private final PrometheusMeterRegistry metrics;

  /**
   * @param troubles what keeps this copy from doing its work, in words; empty if it is ready
   * @param metrics behind {@code /metrics}
   */
  public Operations(Supplier<List<String>> troubles, PrometheusMeterRegistry metrics) {
    this.troubles = troubles;
    this.metrics = metrics;
  }

  /** Adds {@code /health}, {@code /ready} and {@code /metrics}. */
  public void addTo(JavalinConfig config) {
    config.routes.get("/health", context -> context.result("alive\n"));
    config.routes.get("/ready", this::ready);
    config.routes.get(
        "/metrics",
        context ->
            context
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(metrics.scrape()));
  }

  private void ready(Context context) {
    List<String> now = troubles.get();
    context.status(now.isEmpty() ? 200 : 503);
    context.result(now.isEmpty() ? "ready\n" : String.join("\n", now) + "\n");
  }
}

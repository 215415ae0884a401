package dev.bactrian;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bactrian.comment.WriteGate;
import dev.bactrian.github.GitHubException;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.queue.GiveUp;
import dev.bactrian.queue.Handler;
import dev.bactrian.queue.QueueFigures;
import dev.bactrian.queue.RetryAt;
import dev.bactrian.store.Backfills;
import dev.bactrian.store.Writes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The figures behind {@code /metrics}. No label holds a repository, a title or a login.
 * Thread-safe.
 */
final class Metrics {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Supplier<QueueFigures> queue;

  Metrics(
      DeliveryQueue deliveries,
      ReportIndex index,
      Backfills backfills,
      Writes writes,
      Path data,
      InstantSource clock) {
    this.queue = remembered(deliveries);
    queueGauge("bactrian.queue.waiting", "deliveries to be handled", QueueFigures::waiting);
    queueGauge("bactrian.queue.running", "deliveries being handled", QueueFigures::running);
    queueGauge("bactrian.queue.dead", "deliveries given up", QueueFigures::dead);
    queueGauge(
        "bactrian.queue.oldest.seconds",
        "age of the oldest delivery that could be handled",
        figures -> figures.oldest().toMillis() / 1000.0);
    Gauge.builder(
            "bactrian.arrivals.last.seconds",
            deliveries,
            all -> {
              Instant last = all.arrivals().last();
              return last == null ? Double.NaN : last.toEpochMilli() / 1000.0;
            })
        .description("when GitHub's latest delivery came, in seconds since 1970")
        .register(registry);
    for (GitHubException.Kind kind : GitHubException.Kind.values()) {
      troubles(kind);
    }
    Gauge.builder("bactrian.disk.free.bytes", data, one -> one.toFile().getUsableSpace())
        .description("room left for the data directory")
        .register(registry);
    Gauge.builder("bactrian.index.reports", index, ReportIndex::size)
        .description("reports that can be found")
        .register(registry);
    gaugeOf("bactrian.backfill.issues", "old issues read", backfills, Backfills.Progress::issues);
    gaugeOf(
        "bactrian.backfill.remarks", "old comments read", backfills, Backfills.Progress::remarks);
    Gauge.builder(
            "bactrian.backfill.running",
            backfills,
            all -> all.all().stream().filter(one -> one.state() != Backfills.State.DONE).count())
        .description("repositories whose old issues are still being read")
        .register(registry);
    Gauge.builder(
            "bactrian.breaker.open", writes, all -> WriteGate.stopped(all, clock.instant()).size())
        .description("repositories to which nothing more is written for now")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** One more log behind a link: where it lay, and what became of it. */
  void linkedLog(String source, String outcome) {
    registry.counter("bactrian.linked.logs", "source", source, "outcome", outcome).increment();
  }

  /** The same handler with its time and outcome counted by event. */
  Handler timing(Handler handler) {
    return delivery -> {
      Timer.Sample sample = Timer.start(registry);
      String outcome = "failed";
      try {
        handler.handle(delivery);
        outcome = "done";
      } catch (RetryAt e) {
        outcome = "waits";
        count(e);
        throw e;
      } catch (GiveUp e) {
        outcome = "given-up";
        count(e);
        throw e;
      } catch (GitHubException e) {
        count(e);
        throw e;
      } finally {
        sample.stop(timer(delivery, outcome));
      }
    };
  }

  /** What GitHub did not do, by the kind of trouble. */
  private void count(RuntimeException failure) {
    Throwable cause = failure instanceof GitHubException ? failure : failure.getCause();
    if (cause instanceof GitHubException github) {
      troubles(github.kind()).increment();
    }
  }

  private Counter troubles(GitHubException.Kind kind) {
    return Counter.builder("bactrian.github.troubles")
        .description("deliveries that GitHub kept from being handled at once")
        .tag("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .register(registry);
  }

  private Timer timer(Delivery delivery, String outcome) {
    return Timer.builder("bactrian.delivery")
        .description("time to handle a delivery")
        .tag("event", delivery.event())
        .tag("outcome", outcome)
        .register(registry);
  }

  /** One scrape reads several gauges: the database is asked once for all of them. */
  private static Supplier<QueueFigures> remembered(DeliveryQueue deliveries) {
    LoadingCache<Boolean, QueueFigures> cache =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(1))
            .build(only -> deliveries.figures());
    return () -> cache.get(Boolean.TRUE);
  }

  private void queueGauge(String name, String about, ToDoubleFunction<QueueFigures> value) {
    Gauge.builder(name, queue, figures -> value.applyAsDouble(figures.get()))
        .description(about)
        .register(registry);
  }

  private void gaugeOf(
      String name, String about, Backfills backfills, ToDoubleFunction<Backfills.Progress> value) {
    Gauge.builder(name, backfills, all -> all.all().stream().mapToDouble(value).sum())
        .description(about)
        .register(registry);
  }
}

package dev.bactrian;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bactrian.ci.CiHealth;
import dev.bactrian.ci.MatrixImport;
import dev.bactrian.ci.PoliteClient;
import dev.bactrian.comment.BuildPublisher;
import dev.bactrian.comment.WriteGate;
import dev.bactrian.config.BuildSettings;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.handler.CauseFollowUp;
import dev.bactrian.handler.HealthCheckDue;
import dev.bactrian.handler.RepositorySettings;
import dev.bactrian.opam.Packages;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.queue.Handler;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.Database;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import dev.bactrian.store.RepositoryFiles;
import dev.bactrian.store.Writes;
import dev.bactrian.web.Check;
import dev.bactrian.webhook.HealthCheckHook;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Everything that watches health checks, put together. Thread-safe. */
final class Builds implements AutoCloseable {

  /** A health check runs every other day; its list of runs is one small page. */
  private static final Duration INTERVAL = Duration.ofHours(6);

  private final BuildSettings settings;
  private final DeliveryQueue queue;
  private final HealthCheckHook hook;
  private final HealthCheckDue due;
  private final LoadingCache<Boolean, List<CiHealth>> health;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("health-checks").daemon().factory());

  /**
   * @param cache folder for what build servers answered
   * @param app our App's id
   * @param shadow true if nothing may be written
   */
  Builds(
      BuildSettings settings,
      Database database,
      DeliveryQueue queue,
      GitHubApi github,
      Packages packages,
      Path cache,
      long app,
      boolean shadow,
      InstantSource clock) {
    this.settings = settings;
    this.queue = queue;
    this.hook = new HealthCheckHook(settings, queue);
    var jdbi = database.jdbi();
    BuildRuns runs = new BuildRuns(jdbi);
    Repositories repositories = new Repositories(jdbi);
    this.due =
        new HealthCheckDue(
            settings,
            runs,
            new MatrixImport(runs, clock),
            new PoliteClient(cache),
            new CauseFollowUp(
                runs,
                new CauseReports(jdbi),
                new Reports(jdbi),
                new ReportFacts(jdbi),
                repositories,
                new RepositorySettings(
                    github.repositories(), new RepositoryFiles(jdbi), repositories, clock),
                new BuildPublisher(github, new WriteGate(new Writes(jdbi), clock, shadow), app),
                packages,
                clock));
    this.health =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .build(only -> CiHealth.of(runs, clock.instant()));
  }

  /** The handler of its own jobs, and of all others. */
  Handler before(Handler others) {
    return delivery -> {
      if (delivery.event().equals(HealthCheckHook.JOB)) {
        due.handle(delivery);
      } else {
        others.handle(delivery);
      }
    };
  }

  void addTo(JavalinConfig config) {
    hook.addTo(config);
  }

  /** Looks now and every six hours, for what no hook announced. */
  void start() {
    if (!settings.checks().isEmpty()) {
      var unused =
          timer.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMinutes(), TimeUnit.MINUTES);
    }
  }

  private void look() {
    try {
      settings.checks().forEach(one -> queue.putLatest(HealthCheckHook.look(one.url())));
    } catch (RuntimeException e) {
      org.slf4j.LoggerFactory.getLogger(Builds.class).warn("health checks not looked at", e);
    }
  }

  /** What the health page says of each source. */
  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    for (CiHealth one : health.get(Boolean.TRUE)) {
      checks.add(check(one));
    }
    return checks;
  }

  private static Check check(CiHealth one) {
    List<String> words = new ArrayList<>(one.alerts());
    words.add(
        String.format(
            Locale.ROOT,
            "run of %s: %d of %d cells failed through no fault of the code (%.1f %%), %d timeouts",
            one.day(),
            one.infrastructure(),
            one.cells(),
            100 * one.share(),
            one.timeouts()));
    words.addAll(one.notes());
    String name = "builds of " + one.source();
    return !one.alerts().isEmpty() || !one.notes().isEmpty()
        ? Check.note(name, String.join("; ", words), "tell whoever runs it")
        : Check.good(name, String.join("; ", words));
  }

  /** Adds the figures of the configured health checks. */
  void bindTo(MeterRegistry registry) {
    for (BuildSettings.HealthCheck check : settings.checks()) {
      gauge(registry, check, "bactrian.builds.cells", CiHealth::cells);
      gauge(registry, check, "bactrian.builds.infrastructure", CiHealth::infrastructure);
      gauge(registry, check, "bactrian.builds.share", CiHealth::share);
      gauge(registry, check, "bactrian.builds.alerts", one -> one.alerts().size());
      gauge(registry, check, "bactrian.builds.timeouts", CiHealth::timeouts);
      gauge(registry, check, "bactrian.builds.suspects", one -> one.suspects().size());
      gauge(registry, check, "bactrian.builds.late.seconds", one -> one.late().toSeconds());
    }
  }

  private void gauge(
      MeterRegistry registry,
      BuildSettings.HealthCheck check,
      String name,
      ToDoubleFunction<CiHealth> value) {
    Gauge.builder(
            name,
            health,
            cache ->
                cache.get(Boolean.TRUE).stream()
                    .filter(one -> one.source().equals(check.url().toString()))
                    .mapToDouble(value)
                    .findFirst()
                    .orElse(Double.NaN))
        .tag("source", tag(check))
        .description("the newest run of a health check")
        .register(registry);
  }

  /** The host; all of the address where two are watched on one host. */
  private String tag(BuildSettings.HealthCheck check) {
    String host = check.url().getHost();
    long same = settings.checks().stream().filter(one -> one.url().getHost().equals(host)).count();
    return same == 1 ? host : check.url().toString();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

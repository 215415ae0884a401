package dev.bactrian;

import dev.bactrian.ci.PoliteClient;
import dev.bactrian.ci.job.CiSources;
import dev.bactrian.comment.IssueLinks;
import dev.bactrian.comment.SuggestionComment;
import dev.bactrian.comment.WriteGate;
import dev.bactrian.config.AppIdentity;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.config.Secret;
import dev.bactrian.failure.Extractor;
import dev.bactrian.github.Events;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.handler.Ground;
import dev.bactrian.handler.IssueReading;
import dev.bactrian.handler.KnownTemplates;
import dev.bactrian.handler.LinkedLogReader;
import dev.bactrian.handler.Wiring;
import dev.bactrian.index.Embedder;
import dev.bactrian.index.IndexFolder;
import dev.bactrian.index.RenewableIndex;
import dev.bactrian.index.Scope;
import dev.bactrian.match.Matcher;
import dev.bactrian.match.Model;
import dev.bactrian.match.Ranker;
import dev.bactrian.opam.Packages;
import dev.bactrian.queue.Backoff;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.queue.Worker;
import dev.bactrian.report.ReportParser;
import dev.bactrian.signature.Signer;
import dev.bactrian.store.Backfills;
import dev.bactrian.store.Database;
import dev.bactrian.store.LinkedLogs;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import dev.bactrian.store.RepositoryFiles;
import dev.bactrian.store.Writes;
import dev.bactrian.web.Check;
import dev.bactrian.web.Operations;
import dev.bactrian.web.ReportBook;
import dev.bactrian.web.SignIn;
import dev.bactrian.web.Site;
import dev.bactrian.webhook.MissedDeliveries;
import dev.bactrian.webhook.WebhookReceiver;
import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running program: everything put together by constructors, in the order in which data flow.
 * Closed in the opposite order.
 */
public final class App implements AutoCloseable {

  /** Deliveries handled at the same time: mostly they wait for GitHub. */
  private static final int PARALLEL = 8;

  private static final Logger log = LoggerFactory.getLogger(App.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final DeliveryQueue queue;
  private final Wiring wiring;
  private final Answers answers;
  private final Checkup checkup;
  private final Builds builds;
  private final Javalin server;

  /**
   * Opens what is on disk and starts to listen.
   *
   * @throws IOException if the data directory, the key or the port can't be used
   */
  public static App start(Launch launch) throws IOException {
    Files.createDirectories(launch.config().data());
    App app = null;
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      app = new App(launch, opened);
      return app;
    } finally {
      if (app == null) {
        closeAll(opened);
      }
    }
  }

  private App(Launch launch, Deque<AutoCloseable> opened) throws IOException {
    DeploymentConfig config = launch.config();
    InstantSource clock = launch.clock();
    Embedder embedder = launch.embedder();
    AppIdentity identity =
        config.app().orElseThrow(() -> new IllegalArgumentException("no App is configured"));
    Database database = opened(opened, DataDirectory.recoveredDatabase(config));
    queue = new DeliveryQueue(database.jdbi(), clock);
    IndexFolder.Opened folder = IndexFolder.open(DataDirectory.index(config));
    RenewableIndex index = opened(opened, folder.index());
    opened(opened, embedder);

    GitHubApi github =
        GitHubAccess.asApp(config, launch.budget(), clock, DataDirectory.answers(config));

    KnownTemplates templates = KnownTemplates.on(database);
    Packages packages = DataDirectory.packages(config);
    IssueReading reading =
        new IssueReading(
            new ReportParser(new Extractor(), packages::contains),
            templates,
            new Signer(),
            embedder,
            LinkedLogReader.stored(new LinkedLogs(database.jdbi())));
    Backfills backfills = new Backfills(database.jdbi());
    Writes writes = new Writes(database.jdbi());
    Metrics metrics = new Metrics(queue, index, backfills, writes, config.data(), clock);
    Matcher matcher = new Matcher(new Ranker(Model.shipped(embedder.isOn())));
    wiring =
        Wiring.on(
            new Ground(
                database,
                queue,
                github,
                index,
                reading,
                templates,
                (entry, privates, most) ->
                    matcher.match(
                        index, entry, Scope.of(entry.report().post()).allowing(privates), most),
                packages,
                CiSources.guarded(launch.servers()),
                new PoliteClient(DataDirectory.builds(config)),
                config.githubWeb(),
                identity.appId(),
                new AppSlug(github.app(), clock),
                config.shadow(),
                metrics::linkedLog,
                clock));
    answers =
        new Answers(
            index,
            matcher,
            embedder,
            new SuggestionComment(new IssueLinks(config.githubWeb())),
            RepositoryConfig.DEFAULT,
            clock);

    Reports reports = new Reports(database.jdbi());
    Reindexing reindexing =
        opened(
            opened,
            new Reindexing(new Repositories(database.jdbi()), reports, wiring.tracker(), folder));
    this.builds =
        opened(
            opened,
            new Builds(
                launch.builds(),
                database,
                queue,
                github,
                packages,
                DataDirectory.builds(config),
                identity.appId(),
                config.shadow(),
                clock));
    this.builds.bindTo(metrics.registry());
    checkup =
        new Checkup(
            queue,
            reports,
            backfills,
            new RepositoryFiles(database.jdbi()),
            config.data(),
            clock,
            () -> WriteGate.stopped(writes, clock.instant()),
            () -> reindexing.check(index),
            CiServers.before(
                launch.servers(), new GitHubCheckup(github, config.publicUrl(), clock)::all));
    WebhookReceiver receiver =
        new WebhookReceiver(
            queue, identity.webhookSecrets().stream().map(Secret::expose).toList(), Events.names());
    SignIn signIn =
        launch.signIn() != null
            ? launch.signIn()
            : LiveSignIn.of(identity, github.host(), new Repositories(database.jdbi()), clock);
    Site site =
        new Site(
            Pages.ground(
                launch,
                database,
                new LivePlayground(answers, checkup, this.builds::checks),
                new ReportBook(new Repositories(database.jdbi()), reports, index),
                answers,
                wiring,
                packages,
                signIn,
                new LongJobs(reindexing, backfills)::now));
    server = listen(config, receiver, metrics, site);
    opened.push(server::stop);
    // Before the server: while deliveries are finished, others are stored, and /ready says no.
    Worker worker =
        opened(
            opened,
            new Worker(
                queue,
                new CommittedHandler(
                    metrics.timing(reindexing.before(this.builds.before(wiring.dispatcher()))),
                    index),
                clock,
                Backoff.DEFAULT,
                PARALLEL));
    // Before the worker, which waits for what it began.
    opened.push(reindexing::stop);
    MissedDeliveries missed =
        opened(opened, new MissedDeliveries(github.hookDeliveries(), queue, Events.names(), clock));
    Rounds rounds = opened(opened, new Rounds());
    rounds.every(Duration.ofHours(1), "looking at reactions", this::lookAtReactions);
    rounds.every(Duration.ofHours(1), "looking for a silence", this::tellOfSilence);
    rounds.every(Duration.ofHours(1), "forgetting old deliveries", queue::sweep);
    open.addAll(opened);
    reindexing.startIfNeeded();
    worker.start();
    missed.start();
    this.builds.start();
  }

  private void tellOfSilence() {
    checkup.local().stream()
        .filter(check -> check.name().equals("arrivals") && check.level() != Check.Level.GOOD)
        .forEach(check -> log.error("{}; {}", check.words(), check.advice()));
  }

  private Javalin listen(
      DeploymentConfig config, WebhookReceiver receiver, Metrics metrics, Site site) {
    return Javalin.create(
            javalin -> {
              javalin.startup.showJavalinBanner = false;
              receiver.addTo(javalin);
              builds.addTo(javalin);
              new Operations(checkup::troubles, metrics.registry()).addTo(javalin);
              site.addTo(javalin);
            })
        .start(config.port());
  }

  private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> opened, T one) {
    opened.push(one);
    return one;
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Queues a look at the reactions that are due; the program does that every hour by itself. */
  public void lookAtReactions() {
    wiring.thumbsDown().round();
  }

  public DeliveryQueue queue() {
    return queue;
  }

  public Wiring wiring() {
    return wiring;
  }

  public Answers answers() {
    return answers;
  }

  /** Finishes what is in hand, for half a minute at most; what waits is kept. */
  @Override
  public void close() {
    checkup.stopping();
    closeAll(open);
  }

  private static void closeAll(Deque<AutoCloseable> open) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        log.warn("closing failed", e);
      }
    }
  }
}

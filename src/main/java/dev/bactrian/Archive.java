package dev.bactrian;

import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.failure.Extractor;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubHost;
import dev.bactrian.github.Issue;
import dev.bactrian.github.Page;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.handler.IssueReading;
import dev.bactrian.handler.KnownTemplates;
import dev.bactrian.handler.LinkedLogReader;
import dev.bactrian.handler.Tracker;
import dev.bactrian.index.Embedder;
import dev.bactrian.index.IndexFolder;
import dev.bactrian.index.IndexInUseException;
import dev.bactrian.index.OnnxEmbedder;
import dev.bactrian.index.RenewableIndex;
import dev.bactrian.opam.Packages;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportParser;
import dev.bactrian.signature.Signer;
import dev.bactrian.store.Database;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.LinkedLogs;
import dev.bactrian.store.Purge;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The reports on disk, worked on by hand while nothing serves them. Not thread-safe. */
public final class Archive implements AutoCloseable {

  private final Database database;
  private final RenewableIndex index;
  private final Embedder embedder;
  private final Repositories repositories;
  private final Reports reports;
  private final Tracker tracker;

  private Archive(Database database, RenewableIndex index, Embedder embedder, Packages packages) {
    this.database = database;
    this.index = index;
    this.embedder = embedder;
    this.repositories = new Repositories(database.jdbi());
    this.reports = new Reports(database.jdbi());
    this.tracker =
        new Tracker(
            repositories,
            reports,
            index,
            new Purge(database.jdbi()),
            new ReportFacts(database.jdbi()),
            new IssueReading(
                new ReportParser(new Extractor(), packages::contains),
                KnownTemplates.on(database),
                new Signer(),
                embedder,
                LinkedLogReader.stored(new LinkedLogs(database.jdbi()))),
            // Nothing is written from here; the running program reviews what it wrote.
            repository -> {},
            (repository, before) -> {});
  }

  /**
   * Opens what is there.
   *
   * @throws IndexInUseException if another process has the index open
   * @throws IOException if the disk fails
   */
  public static Archive open(DeploymentConfig config) throws IOException {
    Files.createDirectories(config.data());
    RenewableIndex index = IndexFolder.open(DataDirectory.index(config)).index();
    try {
      return new Archive(
          DataDirectory.database(config),
          index,
          config.embeddings() ? OnnxEmbedder.orOff(OnnxEmbedder.DEFAULT_TOKENS, 2) : Embedder.OFF,
          DataDirectory.packages(config));
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /** Reports stored. */
  public long reports() {
    return reports.count();
  }

  /** Asks the process that has the index open to build it again. */
  public static void askForReindex(DeploymentConfig config, InstantSource clock) {
    try (Database database = DataDirectory.database(config)) {
      new DeliveryQueue(database.jdbi(), clock).put(Reindexing.job());
    }
  }

  /**
   * Indexes every stored report in a new index, and says how many there are.
   *
   * @throws IOException if the disk fails; then the index is as it was
   */
  public long reindex(LongConsumer progress) throws IOException {
    Renewing.renew(repositories, tracker, index, progress, () -> true);
    return index.size();
  }

  /** Takes in exported issues, and says how many. */
  public long take(List<Post> posts, LongConsumer progress) {
    long done = 0;
    for (Post post : posts) {
      tracker.learn(repository(post.repository()), stored(post, repository(post.repository())));
      progress.accept(++done);
    }
    index.commit();
    return done;
  }

  /**
   * Takes in every issue of a repository on GitHub, newest first, and says how many.
   *
   * @param token or null
   */
  public long takeFromGitHub(
      DeploymentConfig config,
      String name,
      String token,
      InstantSource clock,
      LongConsumer progress) {
    GitHubApi github =
        GitHubApi.withToken(new GitHubHost(config.githubApi(), config.githubWeb()), token, clock);
    Repositories.Repository repository = repository(name);
    RepositoryRef ref = new RepositoryRef(0, repository.id(), name);
    long done = 0;
    String cursor = null;
    do {
      Page<Issue> page = github.issues().newestFirst(ref, cursor);
      for (Issue issue : page.items()) {
        if (!issue.isPullRequest()) {
          tracker.learn(repository, issue);
          progress.accept(++done);
        }
      }
      index.commit();
      cursor = page.next().orElse(null);
    } while (cursor != null);
    return done;
  }

  /** The repository of that name; a new one gets an id below all others: GitHub's are positive. */
  private Repositories.Repository repository(String fullName) {
    int slash = fullName.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException("not of the form owner/repo: " + fullName);
    }
    String owner = fullName.substring(0, slash);
    String name = fullName.substring(slash + 1);
    Optional<Repositories.Repository> known = repositories.named(owner, name);
    if (known.isPresent()) {
      return known.get();
    }
    long lowest =
        repositories.all().stream()
            .map(Repositories.Repository::id)
            .min(Comparator.naturalOrder())
            .orElse(0L);
    var added = new Repositories.Repository(Math.min(0, lowest) - 1, 0, owner, name, false, false);
    repositories.put(added);
    return added;
  }

  private static Reports.Stored stored(Post post, Repositories.Repository repository) {
    return new Reports.Stored(
        new IssueKey(repository.id(), post.key().number()),
        0,
        null,
        post.title(),
        post.body(),
        post.author(),
        post.createdAt(),
        post.closedAt() == null ? post.createdAt() : post.closedAt(),
        post.closedAt(),
        post.stateReason(),
        false,
        post.labels());
  }

  @Override
  public void close() {
    index.close();
    database.close();
    try {
      embedder.close();
    } catch (Exception e) {
      throw new IllegalStateException("the embedding model did not close", e);
    }
  }
}

package dev.bactrian;

import dev.bactrian.ci.Cause;
import dev.bactrian.ci.Comparison;
import dev.bactrian.ci.HealthCheckSource;
import dev.bactrian.comment.BuildPublisher;
import dev.bactrian.comment.WriteGate;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubHost;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.handler.CauseDrafts;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.Database;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.Writes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;

/** Drafts of reports on the command line, filed as the person who commands it. Not thread-safe. */
public final class CauseFiling implements AutoCloseable {

  private final DeploymentConfig config;
  private final Database database;
  private final CauseDrafts drafts;
  private final InstantSource clock;

  private CauseFiling(DeploymentConfig config, Database database, InstantSource clock) {
    this.config = config;
    this.database = database;
    this.drafts =
        new CauseDrafts(
            DataDirectory.packages(config),
            new BuildRuns(database.jdbi()),
            new CauseReports(database.jdbi()),
            new ReportFacts(database.jdbi()),
            clock);
    this.clock = clock;
  }

  /** On what is stored. */
  public static CauseFiling open(DeploymentConfig config, InstantSource clock) throws IOException {
    Files.createDirectories(config.data());
    return new CauseFiling(config, DataDirectory.database(config), clock);
  }

  /**
   * The draft for a cause.
   *
   * @param name of the source in the store, where its history is
   * @throws IOException if the log of its example cannot be read
   */
  public CauseDrafts.Draft draft(
      HealthCheckSource source, String name, Comparison comparison, Cause cause)
      throws IOException {
    return drafts.draft(source, name, comparison, cause);
  }

  /**
   * Files the draft as the person whose token this is.
   *
   * @return {@code owner/name#number} of the report, new or found
   * @throws IOException if nothing may be written
   * @throws dev.bactrian.github.GitHubException if GitHub refuses
   */
  public String file(CauseDrafts.Draft draft, String tracker, String token) throws IOException {
    GitHubApi github =
        GitHubApi.withToken(new GitHubHost(config.githubApi(), config.githubWeb()), token, clock);
    BuildPublisher publisher =
        new BuildPublisher(
            github, new WriteGate(new Writes(database.jdbi()), clock, config.shadow()), 0);
    return drafts
        .file(draft, new RepositoryRef(0, 0, tracker), RepositoryConfig.DEFAULT, publisher)
        .map(number -> tracker + "#" + number)
        .orElseThrow(
            () ->
                new IOException("nothing may be written now: shadow mode, or too much was lately"));
  }

  @Override
  public void close() {
    database.close();
  }
}

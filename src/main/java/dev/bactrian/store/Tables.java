package dev.bactrian.store;

import org.jdbi.v3.core.Jdbi;

/**
 * What is kept on disk of the work on reports, one table or so each.
 *
 * @param suggestions the comments that suggest, one a report
 * @param notes the comments that tell a report what repeats it
 * @param sightings the comments that tell a report of failed builds
 */
public record Tables(
    Repositories repositories,
    RepositoryFiles files,
    Reports reports,
    ReportFacts facts,
    Remarks remarks,
    Links links,
    Rejections rejections,
    Decisions decisions,
    NamedPairs named,
    Effects effects,
    Suggestions suggestions,
    Suggestions notes,
    Suggestions sightings,
    Mentions mentions,
    LabelMarks marks,
    LinkedLogs logs,
    FailedRuns failedRuns,
    BuildRuns builds,
    CauseReports causes,
    CommandRuns commandRuns,
    AskedCommands asked,
    Backfills backfills,
    Writes writes,
    Purge purge) {

  /** All of a database that is up to date. */
  public static Tables of(Database database) {
    Jdbi jdbi = database.jdbi();
    return new Tables(
        new Repositories(jdbi),
        new RepositoryFiles(jdbi),
        new Reports(jdbi),
        new ReportFacts(jdbi),
        new Remarks(jdbi),
        new Links(jdbi),
        new Rejections(jdbi),
        new Decisions(jdbi),
        new NamedPairs(jdbi),
        new Effects(jdbi),
        new Suggestions(jdbi),
        Suggestions.notes(jdbi),
        Suggestions.sightings(jdbi),
        new Mentions(jdbi),
        new LabelMarks(jdbi),
        new LinkedLogs(jdbi),
        new FailedRuns(jdbi),
        new BuildRuns(jdbi),
        new CauseReports(jdbi),
        new CommandRuns(jdbi),
        new AskedCommands(jdbi),
        new Backfills(jdbi),
        new Writes(jdbi),
        new Purge(jdbi));
  }
}

package dev.bactrian.handler;

import dev.bactrian.ci.link.ActionsLogs;
import dev.bactrian.ci.link.BuildLogs;
import dev.bactrian.ci.link.LinkedLogSources;
import dev.bactrian.command.Command;
import dev.bactrian.comment.CanonicalNote;
import dev.bactrian.comment.IssueLinks;
import dev.bactrian.comment.LabelWriter;
import dev.bactrian.comment.LinkedLine;
import dev.bactrian.comment.SightingComment;
import dev.bactrian.comment.SuggestionComment;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.store.Repositories;
import dev.bactrian.store.Tables;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything behind the queue, put together in the order in which data flow.
 *
 * @param tracker all issues that are known
 * @param backfill reads old issues
 * @param suggest matches one issue, decides and publishes
 * @param thumbsDown looks at the reactions to our comments
 * @param dispatcher what the queue's worker calls
 * @param pages carries out what people ask for on a page
 * @param commands the table of commands
 */
public record Wiring(
    Tracker tracker,
    Backfill backfill,
    Suggest suggest,
    ThumbsDown thumbsDown,
    EventDispatcher dispatcher,
    PageCommands pages,
    List<Command> commands) {

  /** Puts it together. */
  public static Wiring on(Ground ground) {
    Tables tables = Tables.of(ground.database());
    GitHubApi github = ground.github();
    InstantSource clock = ground.clock();
    Repositories repositories = tables.repositories();
    Exposures exposures =
        new Exposures(
            repositories,
            tables.links(),
            tables.decisions(),
            tables.failedRuns(),
            tables.mentions(),
            ground.queue(),
            clock);
    Tracker tracker =
        new Tracker(
            repositories,
            tables.reports(),
            ground.index(),
            tables.purge(),
            tables.facts(),
            ground.reading(),
            exposures::shownOrHidden,
            exposures::renamed);
    MentionedReports mentioned = new MentionedReports(repositories);
    RepositorySettings settings =
        new RepositorySettings(github.repositories(), tables.files(), repositories, clock);
    Publishers publishers = Publishers.on(ground, tables, mentioned);
    Opinions opinions = new Opinions(tables.links(), tables.rejections());
    IssueLinks issueLinks = new IssueLinks(ground.web());
    Labelling labelling =
        new Labelling(
            github.labels(),
            new LabelWriter(github.labels(), publishers.gate(), github.host().isEnterpriseServer()),
            tables.marks(),
            clock);
    Suggest suggest =
        new Suggest(
            tracker,
            settings,
            new Situations(tables.links(), tables.rejections(), tables.remarks(), mentioned),
            new StoredReports(
                tracker, tables.links(), new Fixes(tracker, tables.remarks(), github.fixes())),
            ground.earlier(),
            tables.decisions(),
            tables.named(),
            new SuggestionComment(issueLinks),
            new LinkedReports(tracker, tables.links(), new LinkedLine(issueLinks)),
            publishers.suggestion(),
            labelling,
            repositories,
            clock);
    CanonicalNotes notes =
        new CanonicalNotes(
            tracker,
            tables.links(),
            settings,
            repositories,
            new CanonicalNote(issueLinks),
            publishers.note());
    ActionsLogs actions =
        new ActionsLogs(github.actions(), ground.web(), name -> installed(repositories, name));
    LinkedLogReader logs =
        new LinkedLogReader(
            tracker,
            LinkedLogSources.of(github, actions, ground.servers()),
            tables.logs(),
            ground.logFigures(),
            clock);
    CommandWiring commands =
        CommandWiring.on(
            ground, tables, tracker, mentioned, publishers, settings, labelling, logs, suggest);
    RemarkLearnt remarkLearnt =
        new RemarkLearnt(
            tracker, tables.remarks(), opinions, mentioned, publishers.kept(), ground.app());
    TemplatesLearnt templatesLearnt =
        new TemplatesLearnt(
            github.repositories(), ground.templates(), settings, repositories, clock);
    Backfill backfill =
        new Backfill(
            github,
            tracker,
            templatesLearnt,
            remarkLearnt,
            tables.backfills(),
            ground.queue(),
            clock);
    ThumbsDown thumbsDown =
        new ThumbsDown(
            tracker,
            tables.suggestions(),
            tables.named(),
            opinions,
            suggest,
            github.comments(),
            new RateFloor(github.app()),
            ground.queue(),
            clock);
    List<Feature> features =
        Features.of(
            new RepositoryChanged(tracker, exposures),
            new InstallationChanged(tracker, repositories, backfill, ground.queue()),
            new RepositoriesChosen(tracker, backfill),
            templatesLearnt,
            new IssueLearnt(
                tracker,
                new IssueMoves(
                    tracker,
                    tables.links(),
                    tables.rejections(),
                    tables.effects(),
                    tables.mentions(),
                    List.of(tables.suggestions(), tables.notes(), tables.sightings()),
                    exposures)),
            new LabelLearnt(tables.marks(), clock),
            new DuplicateLearnt(github.duplicates(), tables.links(), opinions, clock),
            remarkLearnt,
            new LogsRead(logs, settings),
            new RunFailed(tracker, ground.queue()),
            new BuildFailed(tracker, ground.servers(), ground.queue()),
            commands.slash(),
            thumbsDown,
            new SuggestEarlier(suggest, ground.queue(), clock));
    RunMatched runMatched =
        new RunMatched(
            tracker,
            repositories,
            settings,
            actions,
            new BuildLogs(ground.servers()),
            ground.reading(),
            suggest,
            tables.links(),
            tables.failedRuns(),
            ground.queue(),
            ground.logFigures(),
            clock);
    Review review =
        new Review(
            tracker,
            exposures,
            settings,
            github.comments(),
            publishers.naming(),
            publishers.kept(),
            suggest,
            notes,
            ground.app());
    SightingNoted sightingNoted =
        new SightingNoted(
            tracker,
            repositories,
            settings,
            tables.failedRuns(),
            tables.sightings(),
            new SightingComment(issueLinks),
            publishers.sighting(),
            ground.queue(),
            clock);
    EventDispatcher dispatcher =
        new EventDispatcher(
            features,
            Map.ofEntries(
                Map.entry(Job.SUGGEST, suggest),
                Map.entry(Job.BACKFILL, backfill),
                Map.entry(Job.NOTE, notes),
                Map.entry(Job.REVIEW, review),
                Map.entry(Job.RENAMED, new RenamedInComments(tracker, settings, publishers.kept())),
                Map.entry(Job.RUN, runMatched),
                Map.entry(Job.BUILD, runMatched),
                Map.entry(Job.SIGHTING, sightingNoted),
                Map.entry(Job.ASKED, commands.pages()),
                Map.entry(Job.LOOK, thumbsDown)));
    return new Wiring(
        tracker, backfill, suggest, thumbsDown, dispatcher, commands.pages(), commands.all());
  }

  private static Optional<ActionsLogs.Known> installed(Repositories repositories, String fullName) {
    int slash = fullName.indexOf('/');
    return repositories
        .named(fullName.substring(0, slash), fullName.substring(slash + 1))
        .filter(one -> !repositories.isSuspended(one.installation()))
        .map(
            one ->
                new ActionsLogs.Known(
                    new RepositoryRef(one.installation(), one.id(), one.fullName()),
                    one.isPrivate()));
  }
}

package dev.bactrian.handler;

import dev.bactrian.ci.link.ActionsLogs;
import dev.bactrian.ci.link.BuildLogs;
import dev.bactrian.ci.link.LinkedLogSources;
import dev.bactrian.command.Command;
import dev.bactrian.command.CommandParser;
import dev.bactrian.command.CommandTable;
import dev.bactrian.comment.BuildPublisher;
import dev.bactrian.comment.CanonicalNote;
import dev.bactrian.comment.CommandAnswers;
import dev.bactrian.comment.IssueEdits;
import dev.bactrian.comment.IssueLinks;
import dev.bactrian.comment.LabelWriter;
import dev.bactrian.comment.LinkedLine;
import dev.bactrian.comment.Marker;
import dev.bactrian.comment.Naming;
import dev.bactrian.comment.Publisher;
import dev.bactrian.comment.RelatedAnswer;
import dev.bactrian.comment.Replies;
import dev.bactrian.comment.SightingComment;
import dev.bactrian.comment.SuggestionComment;
import dev.bactrian.comment.UndoAnswer;
import dev.bactrian.comment.WriteGate;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.store.AskedCommands;
import dev.bactrian.store.Backfills;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.CommandRuns;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.Effects;
import dev.bactrian.store.FailedRuns;
import dev.bactrian.store.LabelMarks;
import dev.bactrian.store.LinkedLogs;
import dev.bactrian.store.Links;
import dev.bactrian.store.Mentions;
import dev.bactrian.store.NamedPairs;
import dev.bactrian.store.Purge;
import dev.bactrian.store.Rejections;
import dev.bactrian.store.Remarks;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import dev.bactrian.store.RepositoryFiles;
import dev.bactrian.store.Suggestions;
import dev.bactrian.store.Writes;
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
    var jdbi = ground.database().jdbi();
    GitHubApi github = ground.github();
    InstantSource clock = ground.clock();
    Repositories repositories = new Repositories(jdbi);
    Links links = new Links(jdbi);
    Remarks remarks = new Remarks(jdbi);
    Rejections rejections = new Rejections(jdbi);
    Effects effects = new Effects(jdbi);
    Decisions decisions = new Decisions(jdbi);
    FailedRuns runs = new FailedRuns(jdbi);
    Mentions mentions = new Mentions(jdbi);
    Exposures exposures =
        new Exposures(repositories, links, decisions, runs, mentions, ground.queue(), clock);
    ReportFacts facts = new ReportFacts(jdbi);
    Tracker tracker =
        new Tracker(
            repositories,
            new Reports(jdbi),
            ground.index(),
            new Purge(jdbi),
            facts,
            ground.reading(),
            exposures::shownOrHidden,
            exposures::renamed);
    MentionedReports mentioned = new MentionedReports(repositories);
    Naming naming = new NamedInComments(mentions, mentioned, repositories);
    RepositorySettings settings =
        new RepositorySettings(
            github.repositories(), new RepositoryFiles(jdbi), repositories, clock);
    WriteGate gate = new WriteGate(new Writes(jdbi), clock, ground.shadow());
    Suggestions suggestions = new Suggestions(jdbi);
    Suggestions noted = Suggestions.notes(jdbi);
    Publisher publisher =
        new Publisher(
            Marker.SUGGESTION, github.comments(), suggestions, gate, naming, clock, ground.app());
    Publisher notePublisher =
        new Publisher(Marker.NOTE, github.comments(), noted, gate, naming, clock, ground.app());
    Suggestions sightings = Suggestions.sightings(jdbi);
    Publisher sightingPublisher =
        new Publisher(
            Marker.SIGHTING, github.comments(), sightings, gate, naming, clock, ground.app());
    List<Publisher> publishers = List.of(publisher, notePublisher, sightingPublisher);
    NamedPairs named = new NamedPairs(jdbi);
    Opinions opinions = new Opinions(links, rejections);
    IssueLinks issueLinks = new IssueLinks(ground.web());
    LabelMarks marks = new LabelMarks(jdbi);
    Labelling labelling =
        new Labelling(
            github.labels(),
            new LabelWriter(github.labels(), gate, github.host().isEnterpriseServer()),
            marks,
            clock);
    Suggest suggest =
        new Suggest(
            tracker,
            settings,
            new Situations(links, rejections, remarks, mentioned),
            new StoredReports(tracker, links, new Fixes(tracker, remarks, github.fixes())),
            ground.earlier(),
            decisions,
            named,
            new SuggestionComment(issueLinks),
            new LinkedReports(tracker, links, new LinkedLine(issueLinks)),
            publisher,
            labelling,
            repositories,
            clock);
    CanonicalNotes notes =
        new CanonicalNotes(
            tracker, links, settings, repositories, new CanonicalNote(issueLinks), notePublisher);
    Review review =
        new Review(
            tracker,
            exposures,
            settings,
            github.comments(),
            naming,
            publishers,
            suggest,
            notes,
            ground.app());
    ActionsLogs actions =
        new ActionsLogs(github.actions(), ground.web(), name -> installed(repositories, name));
    LinkedLogReader logs =
        new LinkedLogReader(
            tracker,
            LinkedLogSources.of(github, actions, ground.servers()),
            new LinkedLogs(jdbi),
            ground.logFigures(),
            clock);
    Replies replies = new Replies(github, gate, naming, ground.app());
    Shelf shelf =
        new Shelf(
            tracker,
            links,
            rejections,
            effects,
            decisions,
            named,
            mentioned,
            settings,
            suggest,
            logs,
            replies,
            new Knowledge(
                tracker,
                links,
                suggest,
                new RelatedAnswer(issueLinks),
                new PackageConcerns(ground.packages(), facts, new BuildRuns(jdbi)),
                labelling),
            new FileAsked(
                new BuildRuns(jdbi),
                new CauseDrafts(
                    ground.packages(), new BuildRuns(jdbi), new CauseReports(jdbi), facts, clock),
                ground.packages(),
                ground.builds(),
                repositories,
                settings,
                github,
                new BuildPublisher(github, gate, ground.app())),
            new IssueEdits(github, gate),
            github,
            ground.queue(),
            clock);
    CommandTable table =
        new CommandTable(new CommandAnswers(issueLinks), new UndoAnswer(issueLinks));
    CommandRun run = new CommandRun(table, github.repositories());
    PageCommands pages = new PageCommands(new AskedCommands(jdbi), run, settings, replies, shelf);
    IssueMoves moves =
        new IssueMoves(
            tracker,
            links,
            rejections,
            effects,
            mentions,
            List.of(suggestions, noted, sightings),
            exposures);
    RemarkLearnt remarkLearnt =
        new RemarkLearnt(tracker, remarks, opinions, mentioned, publishers, ground.app());
    TemplatesLearnt templatesLearnt =
        new TemplatesLearnt(
            github.repositories(), ground.templates(), settings, repositories, clock);
    Backfill backfill =
        new Backfill(
            github,
            tracker,
            templatesLearnt,
            remarkLearnt,
            new Backfills(jdbi),
            ground.queue(),
            clock);
    RunMatched runMatched =
        new RunMatched(
            tracker,
            repositories,
            settings,
            actions,
            new BuildLogs(ground.servers()),
            ground.reading(),
            suggest,
            links,
            runs,
            ground.queue(),
            ground.logFigures(),
            clock);
    SightingNoted sightingNoted =
        new SightingNoted(
            tracker,
            repositories,
            settings,
            runs,
            sightings,
            new SightingComment(issueLinks),
            sightingPublisher,
            ground.queue(),
            clock);
    ThumbsDown thumbsDown =
        new ThumbsDown(
            tracker,
            suggestions,
            named,
            opinions,
            suggest,
            github.comments(),
            new RateFloor(github.app()),
            ground.queue(),
            clock);
    EventDispatcher dispatcher =
        new EventDispatcher(
            Features.of(
                new RepositoryChanged(tracker, exposures),
                new InstallationChanged(tracker, repositories, backfill, ground.queue()),
                new RepositoriesChosen(tracker, backfill),
                templatesLearnt,
                new IssueLearnt(tracker, moves),
                new LabelLearnt(marks, clock),
                new DuplicateLearnt(github.duplicates(), links, opinions, clock),
                remarkLearnt,
                new LogsRead(logs, settings),
                new RunFailed(tracker, ground.queue()),
                new BuildFailed(tracker, ground.servers(), ground.queue()),
                new SlashCommands(
                    new CommandParser(ground.name()),
                    run,
                    new CommandRuns(jdbi),
                    settings,
                    replies,
                    shelf),
                thumbsDown,
                new SuggestEarlier(suggest, ground.queue(), clock)),
            Map.ofEntries(
                Map.entry(Job.SUGGEST, suggest),
                Map.entry(Job.BACKFILL, backfill),
                Map.entry(Job.NOTE, notes),
                Map.entry(Job.REVIEW, review),
                Map.entry(Job.RENAMED, new RenamedInComments(tracker, settings, publishers)),
                Map.entry(Job.RUN, runMatched),
                Map.entry(Job.BUILD, runMatched),
                Map.entry(Job.SIGHTING, sightingNoted),
                Map.entry(Job.ASKED, pages),
                Map.entry(Job.LOOK, thumbsDown)));
    return new Wiring(tracker, backfill, suggest, thumbsDown, dispatcher, pages, table.all());
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

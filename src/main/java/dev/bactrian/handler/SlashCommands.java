package dev.bactrian.handler;

import dev.bactrian.command.CommandParser;
import dev.bactrian.command.Invocation;
import dev.bactrian.comment.BrokenFile;
import dev.bactrian.comment.Replies;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.Event;
import dev.bactrian.github.Reaction;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.index.Entry;
import dev.bactrian.queue.RetryAt;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.CommandRuns;
import dev.bactrian.store.Repositories;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out what people command in comments. Whoever wrote or edited the comment last is the one
 * whose rights count; bots are never obeyed. One comment gets one answer at most.
 */
final class SlashCommands implements Feature {

  private final CommandParser parser;
  private final CommandRun commands;
  private final CommandRuns runs;
  private final RepositorySettings settings;
  private final Replies replies;
  private final Shelf shelf;

  SlashCommands(
      CommandParser parser,
      CommandRun commands,
      CommandRuns runs,
      RepositorySettings settings,
      Replies replies,
      Shelf shelf) {
    this.parser = parser;
    this.commands = commands;
    this.runs = runs;
    this.settings = settings;
    this.replies = replies;
    this.shelf = shelf;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.IssueCommentEvent change
        && !change.issue().isPullRequest()
        && change.sender() != null
        && !change.isByBot()
        && change.comment().viaApp() == null
        && !change.comment().user().isBot()
        && !invocations(change).isEmpty();
  }

  @Override
  public void handle(Event event) {
    Event.IssueCommentEvent change = (Event.IssueCommentEvent) event;
    ReportKey key = new ReportKey(change.repository().id(), change.issue().number());
    Optional<Repositories.Repository> repository = shelf.tracker().repository(key.repository());
    Optional<Entry> entry = shelf.tracker().entry(key);
    if (repository.isEmpty()
        || entry.isEmpty()
        || shelf.tracker().isSuspended(repository.get().installation())) {
      return;
    }
    RepositoryRef ref = change.repository().in(change.installationId());
    RepositoryConfig config = settings.of(ref);
    long comment = change.comment().id();
    List<Invocation> fresh =
        invocations(change).stream().filter(one -> !runs.contains(comment, one.line())).toList();
    if (fresh.isEmpty() || !replies.mayWrite(config)) {
      return;
    }
    replies
        .busyUntil(ref)
        .ifPresent(
            moment -> {
              throw new RetryAt(moment, null);
            });
    List<String> answers = new ArrayList<>();
    boolean obeyed = false;
    for (Invocation invocation : fresh) {
      Subject.Origin origin =
          new Subject.Origin(comment, invocation.line(), change.sender().login());
      Subject subject =
          new Subject(shelf, repository.get(), config, entry.get(), change.issue(), origin);
      CommandRun.Result result =
          commands.run(
              invocation,
              new CommandRun.Person(
                  change.sender().login(),
                  change.issue().user() == null ? "" : change.issue().user().login()),
              ref,
              config,
              new IssueBench(shelf, subject));
      obeyed |= result.obeyed();
      if (!result.answer().isEmpty()) {
        answers.add(result.answer());
      }
    }
    if (obeyed) {
      replies.react(ref, comment, config, Reaction.THUMBS_UP);
    }
    if (!answers.isEmpty()) {
      BrokenFile.note(settings.problems(ref)).ifPresent(answers::add);
      List<String> lines = fresh.stream().map(Invocation::line).toList();
      replies.answer(ref, key.number(), comment, lines, config, String.join("\n\n", answers));
    }
    fresh.forEach(one -> runs.add(key.repository(), comment, one.line(), shelf.clock().instant()));
  }

  private List<Invocation> invocations(Event.IssueCommentEvent change) {
    String now = change.comment().body();
    List<Invocation> found =
        switch (change.action()) {
          case "created" -> parser.parse(now);
          case "edited" ->
              change.changes().body() == null || change.changes().body().from() == null
                  ? List.of()
                  : parser.added(change.changes().body().from(), now);
          default -> List.of();
        };
    // The same line twice is one command.
    Map<String, Invocation> once = new LinkedHashMap<>();
    found.forEach(one -> once.putIfAbsent(one.line(), one));
    return List.copyOf(once.values());
  }
}

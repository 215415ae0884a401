package dev.bactrian.handler;

import dev.bactrian.command.Invocation;
import dev.bactrian.command.Right;
import dev.bactrian.comment.Replies;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.Issue;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.github.User;
import dev.bactrian.index.Entry;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.Handler;
import dev.bactrian.queue.RetryAt;
import dev.bactrian.store.AskedCommands;
import dev.bactrian.store.AskedCommands.Asked;
import dev.bactrian.store.AskedCommands.State;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries out what people ask for on a page: through the queue, one after another with everything
 * else about that issue, and by the code that carries out comments. Thread-safe.
 */
public final class PageCommands implements Handler {

  /** Most is done at once; a page does not wait longer for the rest. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final String NOTHING_WRITTEN =
      "Noted here. Nothing is written to GitHub in this mode.";

  private final AskedCommands asked;
  private final CommandRun commands;
  private final RepositorySettings settings;
  private final Replies replies;
  private final Shelf shelf;
  private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

  PageCommands(
      AskedCommands asked,
      CommandRun commands,
      RepositorySettings settings,
      Replies replies,
      Shelf shelf) {
    this.asked = asked;
    this.commands = commands;
    this.settings = settings;
    this.replies = replies;
    this.shelf = shelf;
  }

  /**
   * Puts it into the queue, and waits a moment.
   *
   * @param line as it would stand in a comment
   * @return how far it has come
   * @throws IllegalArgumentException if the report's repository is not known
   */
  public Asked ask(String login, IssueKey issue, String line) {
    Repositories.Repository repository =
        shelf
            .tracker()
            .repository(issue.repository())
            .orElseThrow(() -> new IllegalArgumentException("an unknown repository"));
    String id = UUID.randomUUID().toString();
    CompletableFuture<Void> done = new CompletableFuture<>();
    awaited.put(id, done);
    try {
      asked.put(new Asked(id, issue, login, line, shelf.clock().instant(), State.WAITING, ""));
      shelf
          .queue()
          .put(
              Job.asked(
                  repository.installation(),
                  issue.repository(),
                  issue.number(),
                  id,
                  shelf.clock().instant()));
      done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // It is on disk: it will be done.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      awaited.remove(id);
    }
    return asked.get(id).orElseThrow();
  }

  /** True if the person may say what the report is the same as; false if GitHub can't be asked. */
  public boolean mayDecide(String login, IssueKey issue) {
    Optional<Repositories.Repository> repository = shelf.tracker().repository(issue.repository());
    Optional<Reports.Stored> stored = shelf.tracker().stored(issue);
    try {
      return repository.isPresent()
          && stored.isPresent()
          && commands.mayUse(
              Right.AUTHOR,
              new CommandRun.Person(login, stored.get().author()),
              Shelf.ref(repository.get()));
    } catch (GitHubException e) {
      return false;
    }
  }

  @Override
  public void handle(Delivery job) {
    String id = Job.text(job, "id");
    Optional<Asked> one = asked.get(id).filter(known -> known.state() == State.WAITING);
    if (one.isPresent()) {
      CommandRun.Result result = run(one.get());
      asked.finish(id, result.obeyed() ? State.DONE : State.REFUSED, result.answer());
    }
    CompletableFuture<Void> waiting = awaited.get(id);
    if (waiting != null) {
      waiting.complete(null);
    }
  }

  private CommandRun.Result run(Asked one) {
    IssueKey key = one.issue();
    Optional<Repositories.Repository> repository = shelf.tracker().repository(key.repository());
    Optional<Entry> entry = shelf.tracker().entry(Tracker.key(key));
    Optional<Reports.Stored> stored = shelf.tracker().stored(key);
    if (repository.isEmpty() || entry.isEmpty() || stored.isEmpty()) {
      return new CommandRun.Result(false, "The report is not known any more.");
    }
    RepositoryRef ref = Shelf.ref(repository.get());
    RepositoryConfig config = settings.of(ref);
    boolean writes = replies.mayWrite(config);
    if (writes) {
      replies
          .busyUntil(ref)
          .ifPresent(
              moment -> {
                throw new RetryAt(moment, null);
              });
    }
    // No comment has a number below zero; two commands in one millisecond are one.
    Subject.Origin origin = new Subject.Origin(-one.at().toEpochMilli(), one.line(), one.login());
    Subject subject =
        new Subject(shelf, repository.get(), config, entry.get(), told(stored.get()), origin);
    CommandRun.Result result =
        commands.run(
            invocation(one.line()),
            new CommandRun.Person(one.login(), stored.get().author()),
            ref,
            config,
            new IssueBench(shelf, subject));
    // What only has an answer changed nothing.
    boolean changed = result.obeyed() && (result.answer().isEmpty() || subject.wasBegun());
    return new CommandRun.Result(changed, changed && !writes ? NOTHING_WRITTEN : result.answer());
  }

  private static Invocation invocation(String line) {
    List<String> words = List.of(line.substring(1).split(" "));
    return new Invocation(words.getFirst(), words.subList(1, words.size()), true);
  }

  /** As we know it: GitHub is asked before anything is changed there. */
  private static Issue told(Reports.Stored stored) {
    return new Issue(
        stored.issueId(),
        stored.nodeId(),
        stored.key().number(),
        stored.title(),
        stored.body(),
        stored.closedAt() == null ? "open" : "closed",
        stored.stateReason(),
        stored.locked(),
        new User(0, stored.author(), null),
        List.of(),
        stored.createdAt(),
        stored.updatedAt(),
        stored.closedAt(),
        null,
        null,
        0);
  }
}

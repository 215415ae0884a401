package dev.bactrian;

import dev.bactrian.queue.Arrivals;
import dev.bactrian.queue.DeadLetter;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.queue.QueueFigures;
import dev.bactrian.store.Backfills;
import dev.bactrian.store.Reports;
import dev.bactrian.store.RepositoryFiles;
import dev.bactrian.web.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Looks at everything and says what to do: the health page, {@code doctor} and {@code /ready} read
 * the same findings. Thread-safe.
 */
public final class Checkup {

  /** Under which the last look was written down. */
  private static final String MARK = "checkup";

  private static final Duration LATE = Duration.ofMinutes(5);
  private static final int DEAD_SHOWN = 5;

  /** Below it the index can no longer be merged, and SQLite soon not written. */
  private static final long DISK_FLOOR = 256L << 20;

  private static final long DISK_LOW = 2L << 30;

  private final DeliveryQueue queue;
  private final Reports reports;
  private final Backfills backfills;
  private final RepositoryFiles files;
  private final Path data;
  private final InstantSource clock;
  private final Supplier<List<Long>> stopped;
  private final Supplier<Check> index;
  private final Supplier<List<Check>> github;
  private volatile boolean stopping;

  /**
   * @param data the directory whose disk must not fill up
   * @param stopped ids of the repositories to which the breaker lets nothing be written now
   * @param index what is to be said of the index
   * @param github what is to be said of GitHub's side; asked only for {@link #all}
   */
  public Checkup(
      DeliveryQueue queue,
      Reports reports,
      Backfills backfills,
      RepositoryFiles files,
      Path data,
      InstantSource clock,
      Supplier<List<Long>> stopped,
      Supplier<Check> index,
      Supplier<List<Check>> github) {
    this.queue = queue;
    this.reports = reports;
    this.backfills = backfills;
    this.files = files;
    this.data = data;
    this.clock = clock;
    this.stopped = stopped;
    this.index = index;
    this.github = github;
  }

  /** From now on it is not ready: whoever spreads the load may look elsewhere. */
  void stopping() {
    stopping = true;
  }

  /** What keeps this copy from doing its work, without asking GitHub. */
  public List<String> troubles() {
    return local().stream()
        .filter(check -> check.level() == Check.Level.BAD)
        .map(check -> check.name() + ": " + check.words())
        .toList();
  }

  /** What can be seen on this machine. */
  public List<Check> local() {
    List<Check> checks = new ArrayList<>();
    if (stopping) {
      checks.add(
          Check.bad(
              "process",
              "it is being stopped: what is in hand is finished, what waits is kept",
              "start Bactrian again"));
    }
    try {
      checks.add(waiting(queue.figures()));
      checks.add(dead(queue.figures()));
      checks.add(arrivals());
      checks.add(Check.good("database", reports.count() + " reports stored"));
      checks.add(backfill());
      checks.add(breaker());
      checks.add(files(files.broken()));
    } catch (RuntimeException e) {
      checks.add(
          Check.bad(
              "database",
              "it can't be read: " + e.getMessage(),
              "look at the disk and at the rights of the data directory"));
    }
    checks.addAll(unwritable());
    checks.add(found());
    checks.add(disk());
    return checks;
  }

  /** All of it, GitHub's side too. */
  public List<Check> all() {
    List<Check> checks = new ArrayList<>(local());
    checks.addAll(github.get());
    return checks;
  }

  /** What can be read can't always be written: then every delivery is turned away. */
  private List<Check> unwritable() {
    try {
      queue.marks().put(MARK, clock.instant());
      return List.of();
    } catch (RuntimeException e) {
      return List.of(
          Check.bad(
              "writing",
              "the database can't be written: " + e.getMessage(),
              "look at the disk, at the rights of the data directory, and whether another process"
                  + " holds the database"));
    }
  }

  private Check found() {
    try {
      return index.get();
    } catch (RuntimeException e) {
      return Check.bad(
          "index",
          "it can't be read: " + e.getMessage(),
          "look at the disk, and start Bactrian again: the index is built anew from the database");
    }
  }

  private Check disk() {
    try {
      return room(data, Files.getFileStore(data).getUsableSpace());
    } catch (IOException e) {
      return Check.bad(
          "disk", data + " can't be looked at: " + e.getMessage(), "make it, or set BACTRIAN_DATA");
    }
  }

  /**
   * What so much room is worth.
   *
   * @param free bytes
   */
  static Check room(Path data, long free) {
    String words = (free >> 20) + " MB free for " + data;
    if (free < DISK_FLOOR) {
      return Check.bad("disk", words, "make room: deliveries can't be stored much longer");
    }
    return free < DISK_LOW
        ? Check.note("disk", words, "make room before it is full")
        : Check.good("disk", words);
  }

  private static Check waiting(QueueFigures figures) {
    String words = figures.waiting() + " deliveries waiting, " + figures.running() + " in hand";
    if (figures.oldest().compareTo(LATE) > 0) {
      return Check.note(
          "queue",
          words + "; the oldest for " + figures.oldest().toMinutes() + " minutes",
          "if it does not shrink, look into the log for errors that repeat");
    }
    return Check.good("queue", words);
  }

  /** Nobody complains of a bot that is silent. */
  private Check arrivals() {
    Arrivals arrivals = queue.arrivals();
    return arrivals
        .silence(clock.instant())
        .map(
            silence ->
                Check.note(
                    "arrivals",
                    "GitHub has delivered nothing for " + silence.toHours() + " hours",
                    "look at Advanced in the App's settings whether deliveries fail there, and at"
                        + " the webhook's address"))
        .orElseGet(
            () ->
                Check.good(
                    "arrivals",
                    arrivals.last() == null ? "none yet" : "the last at " + arrivals.last()));
  }

  private Check dead(QueueFigures figures) {
    if (figures.dead() == 0) {
      return Check.good("dead letters", "none");
    }
    StringBuilder words = new StringBuilder().append(figures.dead()).append(" given up");
    for (DeadLetter letter : queue.deadLetters(DEAD_SHOWN)) {
      words.append("; ").append(letter.event()).append(' ').append(letter.guid());
      words.append(": ").append(firstLine(letter.error()));
    }
    return Check.note(
        "dead letters", words.toString(), "mend the cause, then: bactrian doctor --retry GUID");
  }

  /** The page is open to whoever reaches the port: private repositories are counted only. */
  private static Check files(List<RepositoryFiles.Broken> broken) {
    if (broken.isEmpty()) {
      return Check.good("repository files", "none is wrong");
    }
    StringBuilder words = new StringBuilder().append(broken.size()).append(" wrong");
    broken.stream()
        .filter(one -> !one.isPrivate())
        .limit(DEAD_SHOWN)
        .forEach(
            one ->
                words.append("; ").append(one.name()).append(": ").append(one.problems().get(0)));
    long hidden = broken.stream().filter(RepositoryFiles.Broken::isPrivate).count();
    if (hidden > 0) {
      words.append("; ").append(hidden).append(" in private repositories");
    }
    return Check.note(
        "repository files",
        words.toString(),
        "mend .github/bactrian.yml there; until then the last good one holds");
  }

  private Check backfill() {
    List<Backfills.Progress> all = backfills.all();
    long running = all.stream().filter(one -> one.state() != Backfills.State.DONE).count();
    long issues = all.stream().mapToLong(Backfills.Progress::issues).sum();
    String words = issues + " old issues read in " + all.size() + " repositories";
    return running == 0
        ? Check.good("backfill", words)
        : Check.note("backfill", words + "; " + running + " not finished", "nothing: it goes on");
  }

  /** The repositories by id: their names may be private, and this page is not. */
  private Check breaker() {
    List<Long> ids = stopped.get();
    return ids.isEmpty()
        ? Check.good("breaker", "no repository is stopped")
        : Check.note(
            "breaker",
            "too many writes within minutes: stopped for now in repository "
                + ids.stream().map(String::valueOf).collect(Collectors.joining(", ")),
            "look for a loop with another bot there; it goes on by itself when they are past");
  }

  private static String firstLine(String text) {
    return text == null ? "" : text.lines().findFirst().orElse("");
  }
}

package dev.bactrian;

import dev.bactrian.github.AppApi;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.Installation;
import dev.bactrian.queue.DeadLetter;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.queue.QueueFigures;
import dev.bactrian.store.Backfills;
import dev.bactrian.store.Reports;
import dev.bactrian.web.Check;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Looks at everything and says what to do: the health page, {@code doctor} and {@code /ready} read
 * the same findings. Thread-safe.
 */
public final class Checkup {

  /** What the App needs at least; app-manifest.yml asks for the same. */
  private static final Map<String, String> NEEDED =
      Map.of("issues", "write", "contents", "read", "metadata", "read");

  private static final Duration LATE = Duration.ofMinutes(5);
  private static final int DEAD_SHOWN = 5;
  private static final int RATE_FLOOR = 500;

  private final DeliveryQueue queue;
  private final Reports reports;
  private final Backfills backfills;
  private final GitHubApi github;
  private final URI publicUrl;
  private final Supplier<Check> index;
  private final InstantSource clock;

  /**
   * @param github as the App
   * @param index what is to be said of the index
   */
  public Checkup(
      DeliveryQueue queue,
      Reports reports,
      Backfills backfills,
      GitHubApi github,
      URI publicUrl,
      Supplier<Check> index,
      InstantSource clock) {
    this.queue = queue;
    this.reports = reports;
    this.backfills = backfills;
    this.github = github;
    this.publicUrl = publicUrl;
    this.index = index;
    this.clock = clock;
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
    try {
      checks.add(waiting(queue.figures()));
      checks.add(dead(queue.figures()));
      checks.add(Check.good("database", reports.count() + " reports stored"));
      checks.add(backfill());
    } catch (RuntimeException e) {
      checks.add(
          Check.bad(
              "database",
              "it can't be read: " + e.getMessage(),
              "look at the disk and at the rights of the data directory"));
    }
    checks.add(index.get());
    return checks;
  }

  /** All of it, GitHub's side too. */
  public List<Check> all() {
    List<Check> checks = new ArrayList<>(local());
    try {
      AppApi.Registration app = github.app().registration();
      checks.add(Check.good("App", "GitHub knows this key as " + app.name()));
      checks.add(webhook(app));
      List<Installation> installations = github.app().installations();
      checks.add(installed(installations, app));
      installations.forEach(one -> checks.add(permissions(one)));
      installations.stream()
          .filter(one -> one.suspendedAt() == null)
          .forEach(one -> checks.add(rate(one)));
    } catch (GitHubException e) {
      checks.add(
          Check.bad(
              "App",
              "GitHub does not answer as it should: " + e.getMessage(),
              "check BACTRIAN_APP_ID, BACTRIAN_PRIVATE_KEY_FILE and BACTRIAN_GITHUB_API"));
    }
    return checks;
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

  private Check backfill() {
    List<Backfills.Progress> all = backfills.all();
    long running = all.stream().filter(one -> one.state() != Backfills.State.DONE).count();
    long issues = all.stream().mapToLong(Backfills.Progress::issues).sum();
    String words = issues + " old issues read in " + all.size() + " repositories";
    return running == 0
        ? Check.good("backfill", words)
        : Check.note("backfill", words + "; " + running + " not finished", "nothing: it goes on");
  }

  private Check webhook(AppApi.Registration app) {
    List<String> missing =
        List.of("issues", "issue_comment").stream()
            .filter(event -> !app.events().contains(event))
            .toList();
    if (!missing.isEmpty()) {
      return Check.bad(
          "events",
          "the App is not subscribed to " + String.join(" and ", missing),
          "tick them under Permissions & events in the App's settings");
    }
    var latest = github.hookDeliveries().latestFirst(null).items();
    if (latest.isEmpty()) {
      return Check.note(
          "webhook",
          "GitHub has delivered nothing yet",
          "the webhook address should be " + publicUrl + "/webhook");
    }
    var last = latest.getFirst();
    String words = "last delivery " + last.deliveredAt() + ", answered " + last.statusCode();
    boolean taken = last.statusCode() >= 200 && last.statusCode() < 300;
    return taken
        ? Check.good("webhook", words)
        : Check.bad(
            "webhook",
            words,
            "GitHub must reach " + publicUrl + "/webhook with the secret set here");
  }

  private static Check installed(List<Installation> all, AppApi.Registration app) {
    return all.isEmpty()
        ? Check.note(
            "installations", "none", "install " + app.name() + " on a repository or organisation")
        : Check.good("installations", all.size() + "");
  }

  private static Check permissions(Installation one) {
    List<String> missing = new ArrayList<>();
    NEEDED.forEach(
        (name, level) -> {
          String granted = one.permissions().getOrDefault(name, "none");
          if (!granted.equals(level) && !granted.equals("write") && !granted.equals("admin")) {
            missing.add(name + ":" + level);
          }
        });
    String name = "permissions of " + (one.account() == null ? one.id() : one.account().login());
    return missing.isEmpty()
        ? Check.good(name, "as needed")
        : Check.bad(
            name,
            "not granted: " + String.join(", ", missing),
            "an owner must accept them on the installation's page");
  }

  private Check rate(Installation one) {
    AppApi.RateLeft left = github.app().rateLeft(one.id());
    String name = "requests of " + (one.account() == null ? one.id() : one.account().login());
    String words = left.remaining() + " of " + left.limit() + " left this hour";
    return left.limit() > RATE_FLOOR && left.remaining() < RATE_FLOOR
        ? Check.note(
            name,
            words,
            "full again in "
                + Math.max(0, Duration.between(clock.instant(), left.resetAt()).toMinutes())
                + " minutes")
        : Check.good(name, words);
  }

  private static String firstLine(String text) {
    return text == null ? "" : text.lines().findFirst().orElse("");
  }
}

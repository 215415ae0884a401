package dev.bactrian;

import dev.bactrian.config.AppManifest;
import dev.bactrian.github.AppApi;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.HookDeliveryApi;
import dev.bactrian.github.HookDeliveryApi.HookDelivery;
import dev.bactrian.github.Installation;
import dev.bactrian.web.Check;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** GitHub's side of the checkup: what it knows of the App, and how its deliveries fare. */
final class GitHubCheckup {

  private static final int RATE_FLOOR = 500;

  private final GitHubApi github;
  private final URI publicUrl;
  private final InstantSource clock;
  private final AppManifest needed = AppManifest.shipped();

  /**
   * @param github as the App
   */
  GitHubCheckup(GitHubApi github, URI publicUrl, InstantSource clock) {
    this.github = github;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** One failing question does not hide the answers to the others. */
  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    AppApi.Registration app;
    try {
      app = github.app().registration();
    } catch (GitHubException e) {
      return List.of(
          Check.bad(
              "App",
              "GitHub does not answer as it should: " + e.getMessage(),
              "check BACTRIAN_APP_ID, BACTRIAN_PRIVATE_KEY_FILE and BACTRIAN_GITHUB_API"));
    }
    checks.add(Check.good("App", "GitHub knows this key as " + app.name()));
    checks.add(events(app));
    checks.add(asked("permissions", "the App asks for", app.permissions(), registered()));
    add(checks, "webhook", () -> List.of(hook(github.hookDeliveries().config())));
    add(checks, "deliveries", () -> List.of(deliveries()));
    add(checks, "installations", () -> installations(app));
    return checks;
  }

  private void add(List<Check> checks, String name, java.util.function.Supplier<List<Check>> ask) {
    try {
      checks.addAll(ask.get());
    } catch (GitHubException e) {
      checks.add(
          Check.note(
              name, "GitHub does not tell: " + e.getMessage(), "look again in a few minutes"));
    }
  }

  private Check events(AppApi.Registration app) {
    List<String> missing =
        needed.events().stream().filter(event -> !app.events().contains(event)).toList();
    return missing.isEmpty()
        ? Check.good("events", "subscribed to all that are needed")
        : Check.bad(
            "events",
            "the App is not subscribed to " + String.join(", ", missing),
            "tick them under Permissions & events in the App's settings");
  }

  private static String registered() {
    return "change it under Permissions & events in the App's settings; owners must then accept it";
  }

  private Check asked(String name, String words, Map<String, String> has, String advice) {
    List<String> missing = new ArrayList<>();
    needed
        .permissions()
        .forEach(
            (permission, level) -> {
              String granted = has.getOrDefault(permission, "none");
              if (!granted.equals(level) && !granted.equals("write") && !granted.equals("admin")) {
                missing.add(permission + ": " + level + " (has " + granted + ")");
              }
            });
    return missing.isEmpty()
        ? Check.good(name, words + " all that is needed")
        : Check.bad(name, words + " too little: " + String.join(", ", missing), advice);
  }

  private Check hook(HookDeliveryApi.HookConfig hook) {
    String wanted = publicUrl + "/webhook";
    List<String> wrong = new ArrayList<>();
    if (!wanted.equals(hook.url())) {
      wrong.add("GitHub delivers to " + hook.url() + ", BACTRIAN_PUBLIC_URL says " + wanted);
    }
    if (!"json".equals(hook.contentType())) {
      wrong.add("its content type is not application/json");
    }
    if ("1".equals(hook.insecureSsl())) {
      wrong.add("it does not verify certificates");
    }
    if (hook.secret() == null || hook.secret().isEmpty()) {
      wrong.add("it has no secret");
    }
    return wrong.isEmpty()
        ? Check.good("webhook", "goes to " + wanted)
        : Check.bad(
            "webhook", String.join("; ", wrong), "mend it under Webhook in the App's settings");
  }

  private Check deliveries() {
    List<HookDelivery> latest = github.hookDeliveries().latestFirst(null).items();
    if (latest.isEmpty()) {
      return Check.note(
          "deliveries",
          "GitHub has delivered nothing yet",
          "install the App, or press Redeliver under Advanced in the App's settings");
    }
    long refused = latest.stream().filter(one -> !isTaken(one)).count();
    HookDelivery last = latest.getFirst();
    String words =
        "last delivery %s, answered %d; %d of the last %d were not taken"
            .formatted(last.deliveredAt(), last.statusCode(), refused, latest.size());
    if (isTaken(last)) {
      return refused == 0
          ? Check.good("deliveries", words)
          : Check.note("deliveries", words, "nothing: they are asked for again while we run");
    }
    return Check.bad("deliveries", words, cause(last.statusCode()));
  }

  private String cause(int status) {
    return switch (status) {
      case 0 -> "GitHub must reach " + publicUrl + "/webhook; look at DNS, firewall and proxy";
      case 401, 403 -> "BACTRIAN_WEBHOOK_SECRET must be the secret in the App's settings";
      case 404, 405 -> "the proxy before Bactrian must pass /webhook on";
      case 413 -> "the proxy before Bactrian must let bodies of 25 MB pass";
      case 415 -> "set the webhook's content type to application/json in the App's settings";
      default -> "is the process up, and its disk writable? Look into its log";
    };
  }

  private static boolean isTaken(HookDelivery one) {
    return one.statusCode() >= 200 && one.statusCode() < 300;
  }

  private List<Check> installations(AppApi.Registration app) {
    List<Installation> all = github.app().installations();
    List<Check> checks = new ArrayList<>();
    checks.add(
        all.isEmpty()
            ? Check.note(
                "installations",
                "none",
                "install " + app.name() + " on a repository or organisation")
            : Check.good("installations", Integer.toString(all.size())));
    for (Installation one : all) {
      String who = one.account() == null ? Long.toString(one.id()) : one.account().login();
      checks.add(
          asked(
              "permissions of " + who,
              "granted",
              one.permissions(),
              "an owner must accept them on the installation's page"));
      if (one.suspendedAt() != null) {
        checks.add(
            Check.note(
                "installation of " + who,
                "suspended since " + one.suspendedAt(),
                "nothing is written there until an owner lifts it"));
      } else {
        add(checks, "requests of " + who, () -> List.of(rate(one.id(), "requests of " + who)));
      }
    }
    return checks;
  }

  private Check rate(long installation, String name) {
    AppApi.RateLeft left = github.app().rateLeft(installation);
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
}

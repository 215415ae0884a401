package dev.bactrian.github;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kohsuke.github.GHApp;
import org.kohsuke.github.GHAppFromManifest;
import org.kohsuke.github.GHAppInstallation;
import org.kohsuke.github.GHRateLimit;
import org.kohsuke.github.GHRepository;

/**
 * The App itself: who it is, where it is installed, what it may see there. All calls throw {@link
 * GitHubException}. Thread-safe.
 */
public final class AppApi {

  private final Hub hub;
  private final Tokens tokens;

  AppApi(Hub hub, Tokens tokens) {
    this.hub = hub;
    this.tokens = tokens;
  }

  /**
   * What the App is registered as.
   *
   * @param slug its name in addresses and mentions
   * @param permissions asked for
   * @param events subscribed to, in lower case
   */
  public record Registration(
      long id, String slug, String name, Map<String, String> permissions, List<String> events) {}

  /**
   * What a manifest was turned into: holds secrets, so never log it.
   *
   * @param pem the private key
   */
  public record Credentials(
      long id, String slug, String htmlUrl, String webhookSecret, String pem) {
    @Override
    public String toString() {
      return "credentials of app " + id;
    }
  }

  /**
   * How much of the hourly limit is left.
   *
   * @param resetAt when it is full again
   */
  public record RateLeft(int limit, int remaining, Instant resetAt) {}

  /** Who we are. */
  public Registration registration() {
    return hub.call("app", () -> registration(hub.asApp().getApp()));
  }

  /** All installations, suspended ones among them. */
  public List<Installation> installations() {
    return hub.call(
        "installations",
        () -> {
          List<Installation> all = new ArrayList<>();
          for (GHAppInstallation one : hub.asApp().getApp().listInstallations().withPageSize(100)) {
            all.add(installation(one));
          }
          return all;
        });
  }

  /** The repositories an installation sees. */
  public List<Repository> repositories(long installation) {
    String token = tokens.forInstallation(installation, Access.METADATA);
    return hub.call(
        "repositories of the installation",
        () -> {
          List<Repository> all = new ArrayList<>();
          for (GHRepository one :
              hub.with(token).getInstallation().listRepositories().withPageSize(100)) {
            all.add(
                new Repository(
                    one.getId(),
                    one.getNodeId(),
                    one.getFullName(),
                    one.isPrivate(),
                    one.getDefaultBranch(),
                    one.isArchived(),
                    one.hasIssues(),
                    null));
          }
          return all;
        });
  }

  /** How much of an installation's limit is left; asking costs nothing. */
  public RateLeft rateLeft(long installation) {
    String token = tokens.forInstallation(installation, Access.METADATA);
    return hub.call(
        "rate limit",
        () -> {
          GHRateLimit.Record core = hub.with(token).getRateLimit().getCore();
          return new RateLeft(
              core.getLimit(),
              core.getRemaining(),
              Instant.ofEpochSecond(core.getResetEpochSeconds()));
        });
  }

  /** Turns the code that GitHub sent back into an App; works once, and for an hour. */
  public Credentials fromManifest(String code) {
    return hub.call(
        "manifest",
        () -> {
          GHAppFromManifest app = hub.with(null).createAppFromManifest(code);
          return new Credentials(
              app.getId(),
              app.getSlug(),
              app.getHtmlUrl().toString(),
              app.getWebhookSecret(),
              app.getPem());
        });
  }

  private static Registration registration(GHApp app) {
    return new Registration(
        app.getId(),
        app.getSlug(),
        app.getName(),
        Map.copyOf(app.getPermissions()),
        app.getEvents().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList());
  }

  private static Installation installation(GHAppInstallation one) throws IOException {
    Map<String, String> permissions =
        one.getPermissions().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> entry.getValue().name().toLowerCase(Locale.ROOT)));
    User account = new User(one.getAccount().getId(), one.getAccount().getLogin(), null);
    return new Installation(one.getId(), account, permissions, one.getSuspendedAt());
  }
}

package dev.bactrian.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kohsuke.github.GHApp;
import org.kohsuke.github.GHAppInstallation;
import org.kohsuke.github.GHRateLimit;
import org.kohsuke.github.GHRepository;

/**
 * The App itself: who it is, where it is installed, what it may see there. All calls throw {@link
 * GitHubException}. Thread-safe.
 */
public final class AppApi {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  private final Rest rest;
  private final Hub hub;
  private final Tokens tokens;

  AppApi(Rest rest, Hub hub, Tokens tokens) {
    this.rest = rest;
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
   * @param htmlUrl the App's page
   * @param pem the private key
   */
  public record Credentials(
      long id,
      String slug,
      String htmlUrl,
      String clientId,
      String clientSecret,
      String webhookSecret,
      String pem) {
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
    return tokens.with(installation, Access.METADATA, this::repositories);
  }

  private List<Repository> repositories(String token) {
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
    return tokens.with(installation, Access.METADATA, this::rateLeft);
  }

  private RateLeft rateLeft(String token) {
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

  /**
   * Turns the code that GitHub sent back into an App; works once, and for an hour.
   *
   * @throws IllegalArgumentException if it can't be a code
   */
  public Credentials fromManifest(String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("not a code of GitHub's");
    }
    // Not by the library: it repeats what failed on the way, and the code works once.
    String path = "/app-manifests/" + code + "/conversions";
    JsonNode app = rest.send(new Request("POST", rest.uri(path), null, null, 0, null)).json();
    Credentials credentials =
        new Credentials(
            app.path("id").asLong(),
            app.path("slug").asText(),
            app.path("html_url").asText(),
            app.path("client_id").asText(),
            app.path("client_secret").asText(),
            app.path("webhook_secret").asText(),
            app.path("pem").asText());
    if (credentials.id == 0 || credentials.webhookSecret.isEmpty() || credentials.pem.isEmpty()) {
      throw GitHubException.of(
          GitHubException.Kind.MALFORMED, "the App's id, key or webhook secret is missing", null);
    }
    return credentials;
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

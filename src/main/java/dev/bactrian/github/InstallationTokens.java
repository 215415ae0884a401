package dev.bactrian.github;

import dev.bactrian.github.GitHubException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kohsuke.github.GHAppCreateTokenBuilder;
import org.kohsuke.github.GHAppInstallation;
import org.kohsuke.github.GHAppInstallationToken;
import org.kohsuke.github.GHPermissionType;

/**
 * Installation tokens, narrowed to one repository and to what the work needs, kept until ten
 * minutes before they expire (they live an hour). Thread-safe.
 */
final class InstallationTokens implements Tokens {

  private static final Duration LIVES = Duration.ofHours(1);
  private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(10);

  private final Hub hub;
  private final InstantSource clock;
  private final AskedOnce<Scope, Token> tokens = new AskedOnce<>(10_000, LIVES);
  private final AskedOnce<Long, GHAppInstallation> installations = new AskedOnce<>(1_000, LIVES);

  InstallationTokens(Hub hub, InstantSource clock) {
    this.hub = hub;
    this.clock = clock;
  }

  @Override
  public String forRepository(RepositoryRef repository, Access access) {
    return token(new Scope(repository.installation(), repository.id(), access));
  }

  @Override
  public String forInstallation(long installation, Access access) {
    return token(new Scope(installation, 0, access));
  }

  @Override
  public void forget(long installation) {
    installations.forget(id -> id == installation);
    tokens.forget(scope -> scope.installation() == installation);
  }

  private String token(Scope scope) {
    return tokens.get(scope, () -> create(scope), this::isGood).text();
  }

  private boolean isGood(Token token) {
    return clock.instant().isBefore(token.expiresAt().minus(BEFORE_EXPIRY));
  }

  private Token create(Scope scope) {
    try {
      return created(scope);
    } catch (GitHubException e) {
      switch (e.kind()) {
        case NOT_FOUND ->
            throw GitHubException.of(
                Kind.NOT_INSTALLED,
                "the App is not installed there any more, or BACTRIAN_GITHUB_API is not GitHub's: "
                    + e.getMessage(),
                e);
        // 422: more is asked for than the owner granted.
        case INVALID ->
            throw GitHubException.of(
                Kind.FORBIDDEN, e.getMessage() + Failures.missing(words(scope.access())), e);
        default -> throw e;
      }
    }
  }

  private static String words(Access access) {
    return new TreeMap<>(access.permissions())
        .entrySet().stream()
            .map(one -> one.getKey() + ":" + one.getValue())
            .collect(Collectors.joining(" or "));
  }

  private Token created(Scope scope) {
    GHAppInstallation installation =
        installations.get(
            scope.installation(),
            () ->
                hub.call(
                    "installation",
                    () -> hub.asApp().getApp().getInstallationById(scope.installation())));
    return hub.call(
        "token",
        () -> {
          GHAppCreateTokenBuilder builder = installation.createToken(permissions(scope.access()));
          if (scope.repository() != 0) {
            builder.repositoryIds(List.of(scope.repository()));
          }
          GHAppInstallationToken token = builder.create();
          return new Token(token.getToken(), token.getExpiresAt());
        });
  }

  private static Map<String, GHPermissionType> permissions(Access access) {
    Map<String, GHPermissionType> permissions = new HashMap<>();
    access
        .permissions()
        .forEach(
            (name, level) ->
                permissions.put(
                    name, level.equals("write") ? GHPermissionType.WRITE : GHPermissionType.READ));
    return permissions;
  }

  /** Repository 0 for all of the installation. */
  private record Scope(long installation, long repository, Access access) {}

  private record Token(String text, Instant expiresAt) {
    @Override
    public String toString() {
      return "token until " + expiresAt;
    }
  }
}

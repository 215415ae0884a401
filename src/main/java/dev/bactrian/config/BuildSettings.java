package dev.bactrian.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which health checks are watched. Immutable; prints no secret.
 *
 * @param checks from {@code BACTRIAN_HEALTH_CHECKS}
 * @param hookSecret from {@code BACTRIAN_HEALTH_CHECK_SECRET}; empty if no hook is offered
 */
public record BuildSettings(List<HealthCheck> checks, Optional<Secret> hookSecret) {

  /** Nothing is watched. */
  public static final BuildSettings NONE = new BuildSettings(List.of(), Optional.empty());

  /**
   * One health check, and the two compilers that are compared.
   *
   * @param url without a slash at the end
   */
  public record HealthCheck(URI url, String stock, String variant) {}

  public BuildSettings {
    checks = List.copyOf(checks);
  }

  /**
   * Reads them from the environment.
   *
   * @throws InvalidSettings naming everything that is wrong
   */
  public static BuildSettings read(Map<String, String> environment) {
    List<HealthCheck> checks = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String entry : environment.getOrDefault("BACTRIAN_HEALTH_CHECKS", "").split(",")) {
      if (!entry.isBlank()) {
        one(entry.strip()).ifPresentOrElse(checks::add, () -> problems.add(wrong(entry)));
      }
    }
    String secret = environment.getOrDefault("BACTRIAN_HEALTH_CHECK_SECRET", "").strip();
    if (!secret.isEmpty() && !secret.matches("[A-Za-z0-9_-]{16,200}")) {
      problems.add(
          "BACTRIAN_HEALTH_CHECK_SECRET: it is part of an address: 16 to 200 letters, digits,"
              + " - and _");
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return new BuildSettings(
        checks, Optional.of(secret).filter(text -> !text.isEmpty()).map(Secret::new));
  }

  private static Optional<HealthCheck> one(String entry) {
    String[] parts = entry.split("\\s+");
    try {
      URI url = new URI(parts[0].replaceFirst("/+$", ""));
      boolean web = url.getHost() != null && List.of("http", "https").contains(url.getScheme());
      return web && parts.length == 3
          ? Optional.of(new HealthCheck(url, parts[1], parts[2]))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String wrong(String entry) {
    return "BACTRIAN_HEALTH_CHECKS: \""
        + entry.strip()
        + "\" must be an address, the stock compiler and the variant, with spaces between, such as"
        + " https://check.ci.ocaml.org 4.14 5.3";
  }
}

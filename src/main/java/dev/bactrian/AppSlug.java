package dev.bactrian;

import dev.bactrian.github.AppApi;
import dev.bactrian.github.GitHubException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The App's name in mentions: the slug that GitHub made of the name it is registered under. Asked
 * for when somebody mentions anybody; until GitHub has answered, the usual name holds. Thread-safe.
 */
final class AppSlug implements Supplier<String> {

  private static final Logger log = LoggerFactory.getLogger(AppSlug.class);

  private static final String USUAL = "bactrian";
  private static final Duration RETRY = Duration.ofMinutes(10);

  private final AppApi api;
  private final InstantSource clock;
  private String slug;
  private Instant nextTry = Instant.EPOCH;

  AppSlug(AppApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  @Override
  public synchronized String get() {
    if (slug == null && !clock.instant().isBefore(nextTry)) {
      try {
        slug = api.registration().slug();
      } catch (GitHubException e) {
        log.info("the App's own name is not known, {} holds: {}", USUAL, e.getMessage());
        nextTry = clock.instant().plus(RETRY);
      }
    }
    return slug == null ? USUAL : slug;
  }
}

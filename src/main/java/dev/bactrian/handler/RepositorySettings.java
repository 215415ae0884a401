package dev.bactrian.handler;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.config.RepositoryFile;
import dev.bactrian.github.AskedOnce;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.RepositoryApi;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.store.Repositories;
import dev.bactrian.store.RepositoryFiles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a repository's file says: its own, else its owner's, else the defaults. While a file is
 * wrong, or GitHub can't be asked, the last good one holds. Thread-safe.
 */
public final class RepositorySettings {

  private static final Logger log = LoggerFactory.getLogger(RepositorySettings.class);

  private final RepositoryApi api;
  private final RepositoryFiles files;
  private final Repositories repositories;
  private final InstantSource clock;
  private final AskedOnce<Long, RepositoryConfig> fresh =
      new AskedOnce<>(1_000, Duration.ofMinutes(2));

  public RepositorySettings(
      RepositoryApi api, RepositoryFiles files, Repositories repositories, InstantSource clock) {
    this.api = api;
    this.files = files;
    this.repositories = repositories;
    this.clock = clock;
  }

  /** The settings in force now. */
  public RepositoryConfig of(RepositoryRef repository) {
    return fresh.get(repository.id(), () -> read(repository));
  }

  /** What is wrong with the file there now; empty while it is right, or there is none. */
  public List<String> problems(RepositoryRef repository) {
    of(repository);
    return files.get(repository.id()).map(RepositoryFiles.Known::problems).orElse(List.of());
  }

  private RepositoryConfig read(RepositoryRef repository) {
    Optional<String> yaml;
    try {
      yaml = api.file(repository, RepositoryFile.PATH).or(() -> ownersFile(repository));
    } catch (GitHubException e) {
      log.warn("the file of repository {} can't be read: {}", repository.id(), e.getMessage());
      return lastGood(repository);
    }
    if (yaml.isEmpty()) {
      files.remove(repository.id());
      return RepositoryConfig.DEFAULT;
    }
    return switch (RepositoryFile.parse(yaml.get())) {
      case RepositoryFile.Valid valid -> {
        files.putGood(repository.id(), yaml.get(), clock.instant());
        yield valid.config();
      }
      case RepositoryFile.Broken broken -> {
        files.putBroken(repository.id(), broken.problems(), clock.instant());
        log.warn("the file of repository {} is wrong: {}", repository.id(), broken.problems());
        yield lastGood(repository);
      }
    };
  }

  /** In the owner's {@code .github} repository, if we see that. */
  private Optional<String> ownersFile(RepositoryRef repository) {
    return repositories
        .named(repository.owner(), ".github")
        .filter(owners -> owners.installation() == repository.installation())
        .flatMap(
            owners ->
                api.file(
                    new RepositoryRef(owners.installation(), owners.id(), owners.fullName()),
                    RepositoryFile.PATH));
  }

  private RepositoryConfig lastGood(RepositoryRef repository) {
    return files
        .get(repository.id())
        .flatMap(known -> Optional.ofNullable(known.goodYaml()))
        .map(RepositoryFile::parse)
        .filter(RepositoryFile.Valid.class::isInstance)
        .map(file -> ((RepositoryFile.Valid) file).config())
        .orElse(RepositoryConfig.DEFAULT);
  }
}

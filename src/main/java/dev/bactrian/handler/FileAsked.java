package dev.bactrian.handler;

import dev.bactrian.ci.Blocked;
import dev.bactrian.ci.Comparison;
import dev.bactrian.ci.HealthCheckSource;
import dev.bactrian.ci.HealthCheckSources;
import dev.bactrian.ci.ImportedPackages;
import dev.bactrian.ci.PoliteClient;
import dev.bactrian.ci.StoredCause;
import dev.bactrian.comment.BuildPublisher;
import dev.bactrian.comment.BuildReport;
import dev.bactrian.comment.FileAnswer;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.opam.Packages;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.Repositories;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files a draft because a person commands it under a report. Thread-safe. */
final class FileAsked {

  private static final Logger log = LoggerFactory.getLogger(FileAsked.class);
  private static final String NAME = "file";

  private final BuildRuns runs;
  private final CauseDrafts drafts;
  private final Packages packages;
  private final PoliteClient client;
  private final Repositories repositories;
  private final RepositorySettings settings;
  private final GitHubApi github;
  private final BuildPublisher publisher;

  FileAsked(
      BuildRuns runs,
      CauseDrafts drafts,
      Packages packages,
      PoliteClient client,
      Repositories repositories,
      RepositorySettings settings,
      GitHubApi github,
      BuildPublisher publisher) {
    this.runs = runs;
    this.drafts = drafts;
    this.packages = packages;
    this.client = client;
    this.repositories = repositories;
    this.settings = settings;
    this.github = github;
    this.publisher = publisher;
  }

  /**
   * Files it, or says why not.
   *
   * @param word the cause's short id; empty lists what could be filed
   */
  String file(Subject subject, String word) {
    Map<String, Set<String>> causes = new TreeMap<>();
    Map<String, String> sources = new TreeMap<>();
    for (Blocked one : Blocked.in(runs, name -> true)) {
      for (String cause : one.causes()) {
        causes.computeIfAbsent(cause, any -> new TreeSet<>()).add(one.release());
        sources.putIfAbsent(cause, one.source());
      }
    }
    if (word.isEmpty()) {
      return FileAnswer.list(
          causes.entrySet().stream()
              .filter(one -> drafts.filed(one.getKey()).isEmpty())
              .map(
                  one ->
                      new FileAnswer.Open(
                          BuildReport.shortId(one.getKey()), one.getKey(), one.getValue().size()))
              .sorted(Comparator.comparingInt(FileAnswer.Open::packages).reversed())
              .toList());
    }
    Optional<String> cause =
        causes.keySet().stream().filter(one -> BuildReport.shortId(one).equals(word)).findFirst();
    if (cause.isEmpty()) {
      return FileAnswer.unknown(word);
    }
    Optional<String> filed = drafts.filed(cause.get());
    if (filed.isPresent()) {
      return FileAnswer.covered(filed.get());
    }
    try {
      return draft(sources.get(cause.get()), cause.get())
          .map(draft -> file(subject, draft))
          .orElseGet(FileAnswer::logGone);
    } catch (IOException e) {
      log.warn("the log of a cause cannot be read: {}", e.getMessage());
      return FileAnswer.logGone();
    }
  }

  private Optional<CauseDrafts.Draft> draft(String name, String cause) throws IOException {
    BuildRuns.Run run = runs.of(name).getFirst();
    try (HealthCheckSource source =
        new ImportedPackages(HealthCheckSources.open(name, client), packages)) {
      Optional<Comparison> found = StoredCause.read(source, runs, run, cause);
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(drafts.draft(source, name, found.get(), found.get().causes().getFirst()));
    }
  }

  private String file(Subject subject, CauseDrafts.Draft draft) {
    if (draft.known().isPresent()) {
      return FileAnswer.covered(draft.known().get());
    }
    if (draft.tracker().isEmpty()) {
      return FileAnswer.noTracker(draft.cause().blame().fault().id());
    }
    String tracker = draft.tracker().get();
    int slash = tracker.indexOf('/');
    // A private tracker is as good as none, but for those who are there.
    Optional<Repositories.Repository> there =
        repositories
            .named(tracker.substring(0, slash), tracker.substring(slash + 1))
            .filter(one -> one.installation() > 0 && !repositories.isSuspended(one.installation()))
            .filter(one -> !one.isPrivate() || one.id() == subject.repository().id());
    if (there.isEmpty()) {
      return FileAnswer.notInstalled(tracker);
    }
    RepositoryRef ref = Shelf.ref(there.get());
    RepositoryConfig config = settings.of(ref);
    if (!github.repositories().role(ref, subject.origin().actor()).mayTriage()) {
      return FileAnswer.notYours(tracker);
    }
    if (!config.allowsCommand(NAME)) {
      return FileAnswer.notNow();
    }
    return drafts
        .file(draft, ref, config, publisher)
        .map(number -> FileAnswer.filed(ref.fullName() + "#" + number))
        .orElseGet(FileAnswer::notNow);
  }
}

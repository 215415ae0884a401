package dev.bactrian.handler;

import dev.bactrian.github.Event;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.RepositoryApi;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.report.TemplateFile;
import dev.bactrian.store.Repositories;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a repository's issue templates from GitHub before its reports are read: its own, else those
 * of the owner's {@code .github} repository, and the files that its settings name. They are looked
 * at again with the first issue after an hour. Thread-safe.
 */
final class TemplatesLearnt implements Feature {

  private static final Logger log = LoggerFactory.getLogger(TemplatesLearnt.class);

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofMinutes(5);

  /**
   * Where GitHub looks for them (docs.github.com, "About issue and pull request templates").
   * Folders of the older form without {@code .github} are left out.
   */
  private static final String FOLDER = ".github/ISSUE_TEMPLATE";

  private static final List<String> SINGLE =
      List.of(".github/ISSUE_TEMPLATE.md", "ISSUE_TEMPLATE.md", "docs/ISSUE_TEMPLATE.md");

  /** A repository has a handful. */
  private static final int MOST_FILES = 30;

  private final RepositoryApi api;
  private final KnownTemplates templates;
  private final RepositorySettings settings;
  private final Repositories repositories;
  private final InstantSource clock;
  private final Map<Long, Look> looks = new ConcurrentHashMap<>();

  /**
   * The last look.
   *
   * @param named the files that the settings named then
   * @param until when it is time for another one
   */
  private record Look(List<String> named, Instant until) {}

  TemplatesLearnt(
      RepositoryApi api,
      KnownTemplates templates,
      RepositorySettings settings,
      Repositories repositories,
      InstantSource clock) {
    this.api = api;
    this.templates = templates;
    this.settings = settings;
    this.repositories = repositories;
    this.clock = clock;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.IssueEvent change
        && !change.issue().isPullRequest()
        && (change.action().equals("opened") || change.action().equals("edited"));
  }

  @Override
  public void handle(Event event) {
    Event.IssueEvent change = (Event.IssueEvent) event;
    look(change.repository().in(change.installationId()));
  }

  /** Looks, if it is time. Where GitHub does not answer, what was known before holds. */
  void look(RepositoryRef repository) {
    List<String> named = settings.of(repository).templatePaths();
    Look last = looks.get(repository.id());
    if (last != null && last.named.equals(named) && clock.instant().isBefore(last.until)) {
      return;
    }
    Duration rest = FRESH;
    try {
      templates.declare(repository.id(), lines(repository, named));
    } catch (GitHubException e) {
      log.warn(
          "the issue templates of repository {} can't be read: {}",
          repository.id(),
          e.getMessage());
      rest = RETRY;
    }
    looks.put(repository.id(), new Look(named, clock.instant().plus(rest)));
  }

  private Set<String> lines(RepositoryRef repository, List<String> named) {
    Set<String> lines = new LinkedHashSet<>();
    boolean own = readAll(repository, issueTemplates(repository), lines);
    if (!own) {
      repositories
          .named(repository.owner(), ".github")
          .filter(owners -> owners.installation() == repository.installation())
          .map(owners -> new RepositoryRef(owners.installation(), owners.id(), owners.fullName()))
          .ifPresent(owners -> readAll(owners, issueTemplates(owners), lines));
    }
    readAll(repository, named, lines);
    return lines;
  }

  private List<String> issueTemplates(RepositoryRef repository) {
    List<String> paths = new ArrayList<>();
    for (String path : api.files(repository, FOLDER)) {
      String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      boolean template = TemplateFile.isForm(name) || name.endsWith(".md");
      if (template && !name.equals("config.yml") && !name.equals("config.yaml")) {
        paths.add(path);
      }
    }
    paths.addAll(SINGLE);
    return paths;
  }

  /** True if there was any of them. */
  private boolean readAll(RepositoryRef repository, List<String> paths, Set<String> lines) {
    boolean any = false;
    for (String path : paths.stream().limit(MOST_FILES).toList()) {
      var text = api.file(repository, path);
      any |= text.isPresent();
      text.ifPresent(found -> lines.addAll(TemplateFile.lines(path, found)));
    }
    return any;
  }
}

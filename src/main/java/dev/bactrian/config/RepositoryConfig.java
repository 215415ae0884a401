package dev.bactrian.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a repository's {@code .github/bactrian.yml} says. Immutable.
 *
 * @param mode what Bactrian may do here
 * @param thresholds when it speaks
 * @param labels names of this repository's labels by our names ({@code regression}, {@code
 *     needs-log}, ...)
 * @param suggestLabels how labels are suggested
 * @param ignoredLabels reports with one of these get no comment
 * @param ignoredAuthors logins whose reports get no comment
 * @param templatePaths files whose text is template text, beside GitHub's own issue templates
 * @param relatedRepositories {@code owner/name} of private repositories whose reports may be named
 *     in this one
 * @param dailyCap suggestions a day at most
 * @param commands slash commands that may be used; empty for all of them
 */
public record RepositoryConfig(
    Mode mode,
    Thresholds thresholds,
    Map<String, String> labels,
    LabelMode suggestLabels,
    Set<String> ignoredLabels,
    Set<String> ignoredAuthors,
    List<String> templatePaths,
    Set<String> relatedRepositories,
    int dailyCap,
    Set<String> commands) {

  /** In force where there is no file. */
  public static final RepositoryConfig DEFAULT =
      new RepositoryConfig(
          Mode.SUGGEST,
          Thresholds.DEFAULT,
          Map.of(),
          LabelMode.QUIET,
          Set.of(),
          Set.of(),
          List.of(),
          Set.of(),
          30,
          Set.of());

  public RepositoryConfig {
    labels = Map.copyOf(labels);
    ignoredLabels = Set.copyOf(ignoredLabels);
    ignoredAuthors = Set.copyOf(ignoredAuthors);
    templatePaths = List.copyOf(templatePaths);
    relatedRepositories = Set.copyOf(relatedRepositories);
    commands = Set.copyOf(commands);
  }

  /** True if the file allows the command, given by its name without the slash. */
  public boolean allowsCommand(String name) {
    return commands.isEmpty() || commands.contains(name);
  }

  public RepositoryConfig withMode(Mode other) {
    return new RepositoryConfig(
        other,
        thresholds,
        labels,
        suggestLabels,
        ignoredLabels,
        ignoredAuthors,
        templatePaths,
        relatedRepositories,
        dailyCap,
        commands);
  }

  /** The same with other thresholds. */
  public RepositoryConfig withThresholds(Thresholds others) {
    return new RepositoryConfig(
        mode,
        others,
        labels,
        suggestLabels,
        ignoredLabels,
        ignoredAuthors,
        templatePaths,
        relatedRepositories,
        dailyCap,
        commands);
  }
}

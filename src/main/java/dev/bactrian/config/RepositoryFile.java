package dev.bactrian.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code .github/bactrian.yml}: strict keys, safe defaults, all mistakes named at once. */
public sealed interface RepositoryFile {

  /** Where it lies in a repository, and in an owner's {@code .github} repository. */
  String PATH = ".github/bactrian.yml";

  /** A larger file is a mistake. */
  int MAX_CHARACTERS = 64 * 1024;

  /** The file is right. */
  record Valid(RepositoryConfig config) implements RepositoryFile {}

  /** The file is wrong: the last good one stays in force. Each problem names its key. */
  record Broken(List<String> problems) implements RepositoryFile {}

  /** Never throws: a broken file is data, to be shown to the people who can mend it. */
  static RepositoryFile parse(String yaml) {
    if (yaml.length() > MAX_CHARACTERS) {
      return new Broken(List.of("the file is longer than " + MAX_CHARACTERS + " characters"));
    }
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      return new Broken(List.of(place(e) + e.getOriginalMessage().lines().findFirst().orElse("")));
    } catch (IOException e) {
      return new Broken(List.of("not readable as YAML: " + e.getMessage()));
    }
    if (root == null || root.isMissingNode() || root.isNull()) {
      return new Valid(RepositoryConfig.DEFAULT);
    }
    RepositoryKeys keys = new RepositoryKeys(root);
    RepositoryConfig config = read(keys);
    return keys.problems().isEmpty() ? new Valid(config) : new Broken(keys.problems());
  }

  private static RepositoryConfig read(RepositoryKeys keys) {
    RepositoryConfig defaults = RepositoryConfig.DEFAULT;
    keys.allow("", RepositoryKeys.TOP);
    keys.allow("thresholds", RepositoryKeys.THRESHOLDS);
    keys.allow("labels", RepositoryKeys.LABELS);
    Mode mode =
        keys.word("mode", Arrays.stream(Mode.values()).map(Mode::id).toList())
            .map(word -> Mode.valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_')))
            .orElse(defaults.mode());
    Thresholds base = defaults.thresholds();
    Thresholds thresholds =
        new Thresholds(
            keys.probability("thresholds", "suggest", base.suggest()),
            keys.probability("thresholds", "also", base.also()),
            keys.probability("thresholds", "duplicate", base.duplicate()),
            keys.probability("thresholds", "related", base.related()));
    return new RepositoryConfig(
        mode,
        thresholds,
        Map.copyOf(keys.names("labels")),
        keys.word("suggest-labels", Arrays.stream(LabelMode.values()).map(LabelMode::id).toList())
            .map(word -> LabelMode.valueOf(word.toUpperCase(java.util.Locale.ROOT)))
            .orElse(defaults.suggestLabels()),
        asSet(keys.strings("ignore-labels")),
        asSet(keys.strings("ignore-authors")),
        keys.strings("templates"),
        asSet(keys.repositories("related-repositories")),
        keys.count("daily-cap", defaults.dailyCap(), 1000),
        asSet(keys.strings("commands")));
  }

  private static Set<String> asSet(List<String> list) {
    return new LinkedHashSet<>(list);
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
  }
}

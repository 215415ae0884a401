package dev.bactrian.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of a repository file, checked one by one; collects what is wrong. Not thread-safe. */
final class RepositoryKeys {

  /** The one list of keys; the JSON Schema beside this class has the same, which a test holds. */
  static final List<String> TOP =
      List.of(
          "mode",
          "thresholds",
          "labels",
          "suggest-labels",
          "ignore-labels",
          "ignore-authors",
          "templates",
          "related-repositories",
          "daily-cap",
          "commands");

  static final List<String> THRESHOLDS = List.of("suggest", "also", "duplicate", "related");

  static final List<String> LABELS =
      List.of("possible-duplicate", "needs-log", "regression", "infrastructure");

  private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9-]{1,39}/[\\w.-]{1,100}");
  private static final int MAX_ENTRIES = 200;

  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();

  RepositoryKeys(JsonNode root) {
    this.root = root;
    if (!root.isObject()) {
      problems.add("the file must be a list of keys, such as \"mode: suggest\"");
    }
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Every key under the section must be one of these; the empty section is the file itself. */
  void allow(String section, List<String> known) {
    JsonNode node = section.isEmpty() ? root : root.path(section);
    if (node.isMissingNode() || node.isNull()) {
      return;
    }
    if (!node.isObject()) {
      if (!section.isEmpty()) {
        problems.add(section + ": must hold keys: " + String.join(", ", known));
      }
      return;
    }
    // Labels of whole families are open-ended: subsystem:gc, pkg:lwt.
    node.fieldNames()
        .forEachRemaining(
            key -> {
              boolean family =
                  section.equals("labels")
                      && (key.startsWith("subsystem:") || key.startsWith("pkg:"));
              if (!known.contains(key) && !family) {
                String name = section.isEmpty() ? key : section + "." + key;
                problems.add(name + ": unknown key" + DidYouMean.hint(key, known));
              }
            });
  }

  Optional<String> word(String key, List<String> allowed) {
    JsonNode node = root.path(key);
    if (absent(node)) {
      return Optional.empty();
    }
    // YAML 1.1 reads a bare "off" as false.
    String text = node.isBoolean() && !node.booleanValue() ? "off" : node.asText();
    if (!allowed.contains(text)) {
      problems.add(
          key
              + ": \""
              + text
              + "\" is none of "
              + String.join(", ", allowed)
              + DidYouMean.hint(text, allowed));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  double probability(String section, String key, double otherwise) {
    JsonNode node = root.path(section).path(key);
    if (absent(node)) {
      return otherwise;
    }
    if (!node.isNumber() || node.doubleValue() < 0 || node.doubleValue() > 1) {
      problems.add(section + "." + key + ": must be a number from 0 to 1");
      return otherwise;
    }
    return node.doubleValue();
  }

  int count(String key, int otherwise, int most) {
    JsonNode node = root.path(key);
    if (absent(node)) {
      return otherwise;
    }
    if (!node.isInt() || node.intValue() < 0 || node.intValue() > most) {
      problems.add(key + ": must be a whole number from 0 to " + most);
      return otherwise;
    }
    return node.intValue();
  }

  List<String> strings(String key) {
    JsonNode node = root.path(key);
    if (absent(node)) {
      return List.of();
    }
    if (!node.isArray() || node.size() > MAX_ENTRIES) {
      problems.add(key + ": must be a list of at most " + MAX_ENTRIES + " words");
      return List.of();
    }
    List<String> list = new ArrayList<>();
    for (JsonNode item : node) {
      if (item.isValueNode() && !item.isNull()) {
        list.add(item.asText());
      } else {
        problems.add(key + ": entry " + (list.size() + 1) + " is not a word");
      }
    }
    return list;
  }

  List<String> repositories(String key) {
    List<String> list = strings(key);
    for (String name : list) {
      if (!REPOSITORY.matcher(name).matches()) {
        problems.add(key + ": \"" + name + "\" is not of the form owner/name");
      }
    }
    return list;
  }

  Map<String, String> names(String section) {
    JsonNode node = root.path(section);
    Map<String, String> map = new LinkedHashMap<>();
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry -> {
                if (entry.getValue().isTextual()) {
                  map.put(entry.getKey(), entry.getValue().textValue());
                } else {
                  problems.add(section + "." + entry.getKey() + ": must be the name of a label");
                }
              });
    }
    return map;
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }
}

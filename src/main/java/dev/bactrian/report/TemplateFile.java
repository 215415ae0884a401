package dev.bactrian.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an issue template puts into the reports made with it: Markdown as it stands, without its
 * front matter; a YAML form as GitHub renders its submission, each label as a heading, what was
 * left out as {@code _No response_} (docs.github.com, "Syntax for GitHub's form schema"). Pure.
 */
public final class TemplateFile {

  private static final int MOST_LINES = 2000;
  private static final String NO_RESPONSE = "_No response_";

  private TemplateFile() {}

  /** True if the name is one of a form, not of a Markdown template. */
  public static boolean isForm(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yml") || lower.endsWith(".yaml");
  }

  /** Its lines, each once; none if it is a form that can't be read. */
  public static Set<String> lines(String path, String text) {
    Set<String> lines = new LinkedHashSet<>();
    for (String line : isForm(path) ? form(text) : markdown(text)) {
      if (lines.size() < MOST_LINES && LineShape.ofDeclared(line) != 0) {
        lines.add(line.strip());
      }
    }
    return lines;
  }

  private static List<String> markdown(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
      return lines;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("---")) {
        return lines.subList(i + 1, lines.size());
      }
    }
    return lines;
  }

  private static List<String> form(String text) {
    List<String> lines = new ArrayList<>();
    JsonNode form;
    try {
      form = new YAMLMapper().readTree(text);
    } catch (IOException e) {
      // GitHub does not offer a broken form either, so no report was made with it.
      return lines;
    }
    for (JsonNode element : form.path("body")) {
      JsonNode attributes = element.path("attributes");
      // "markdown" is shown to the author only.
      if (element.path("type").asText().equals("markdown") || !attributes.has("label")) {
        continue;
      }
      lines.add("### " + attributes.path("label").asText());
      lines.add(NO_RESPONSE);
      lines.addAll(attributes.path("value").asText().lines().toList());
      // The options of a dropdown are answers, those of checkboxes are shown ticked or not.
      for (JsonNode option : attributes.path("options")) {
        if (option.isObject()) {
          lines.add("- [ ] " + option.path("label").asText());
        }
      }
    }
    return lines;
  }
}

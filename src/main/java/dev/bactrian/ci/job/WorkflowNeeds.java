package dev.bactrian.ci.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which jobs of a workflow wait for which: {@code jobs.<id>.needs} in its file (docs.github.com,
 * "Workflow syntax"). GitHub's list of jobs names them as people see them: the job's name, for one
 * of a matrix with its values in brackets behind it. Immutable.
 */
final class WorkflowNeeds {

  /** Names of jobs, up to the first expression, by their ids. */
  private final Map<String, String> names = new LinkedHashMap<>();

  private final Map<String, List<String>> needs = new LinkedHashMap<>();

  private WorkflowNeeds() {}

  /** Reads a workflow's file; what can't be read has no needs. */
  static WorkflowNeeds of(String yaml) {
    WorkflowNeeds all = new WorkflowNeeds();
    try {
      JsonNode root = new YAMLMapper().readTree(yaml);
      root.path("jobs")
          .properties()
          .forEach(
              job -> {
                String name = job.getValue().path("name").asText(job.getKey());
                int expression = name.indexOf("${{");
                all.names.put(
                    job.getKey(), (expression < 0 ? name : name.substring(0, expression)).strip());
                all.needs.put(job.getKey(), list(job.getValue().path("needs")));
              });
    } catch (IOException notYaml) {
      // Then nothing is known of it.
    }
    return all;
  }

  private static List<String> list(JsonNode needs) {
    if (needs.isTextual()) {
      return List.of(needs.asText());
    }
    List<String> all = new ArrayList<>();
    needs.forEach(one -> all.add(one.asText()));
    return all;
  }

  /** The listed jobs that the listed job waits for. */
  List<String> of(String job, List<String> listed) {
    List<String> wanted = new ArrayList<>();
    names.forEach(
        (id, name) -> {
          if (is(job, name)) {
            wanted.addAll(needs.get(id));
          }
        });
    return listed.stream()
        .filter(one -> wanted.stream().anyMatch(id -> is(one, names.getOrDefault(id, id))))
        .filter(one -> !one.equals(job))
        .toList();
  }

  private static boolean is(String listed, String name) {
    return !name.isEmpty()
        && (listed.equals(name) || listed.startsWith(name + " ") || listed.startsWith(name + "("));
  }
}

package dev.bactrian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sample trackers of {@code bactrian try}: an organisation that does not exist. Immutable. */
public final class Samples {

  /** The installation that all sample repositories belong to. */
  public static final long INSTALLATION = 1;

  private final List<Post> reports = new ArrayList<>();
  private final Post newIssue;

  private Samples(JsonNode reports, JsonNode newIssue) {
    Map<String, Long> ids = new LinkedHashMap<>();
    reports.forEach(one -> this.reports.add(post(one, ids)));
    this.newIssue = post(newIssue, ids);
  }

  /** Reads the samples from the class path. */
  public static Samples load() {
    return new Samples(yaml("/samples/reports.yml"), yaml("/samples/new-issue.yml"));
  }

  /** What the trackers hold, oldest first within a repository. */
  public List<Post> reports() {
    return List.copyOf(reports);
  }

  /** Ids of all repositories by their names. */
  public Map<String, Long> repositories() {
    Map<String, Long> ids = new HashMap<>();
    reports.forEach(post -> ids.put(post.repository(), post.key().repository()));
    ids.put(newIssue.repository(), newIssue.key().repository());
    return ids;
  }

  /** The issue that is posted while one watches. */
  public Post newIssue() {
    return newIssue;
  }

  private static JsonNode yaml(String resource) {
    try (InputStream in = Samples.class.getResourceAsStream(resource)) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Post post(JsonNode one, Map<String, Long> ids) {
    String repository = one.get("repo").asText();
    long id = ids.computeIfAbsent(repository, name -> 1001L + ids.size());
    Set<String> labels = new HashSet<>();
    one.path("labels").forEach(label -> labels.add(label.asText()));
    return new Post(
        new ReportKey(id, one.get("number").asInt()),
        repository,
        INSTALLATION,
        false,
        one.get("title").asText(),
        one.get("body").asText(),
        one.get("author").asText(),
        Instant.parse(one.get("created_at").asText()),
        one.hasNonNull("closed_at") ? Instant.parse(one.get("closed_at").asText()) : null,
        one.hasNonNull("state_reason") ? one.get("state_reason").asText() : null,
        labels);
  }
}

package dev.bactrian.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * Reads exported issues, one JSON object a line: {@code repo number title body author created_at
 * closed_at}, and where known {@code state_reason labels}. Repositories get the ids -1, -2, ... in
 * the order in which they appear. Not thread-safe.
 */
public final class PostReader {

  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, Long> repositories = new HashMap<>();

  /**
   * Hands over each issue in the order of the lines.
   *
   * @param problem told what is wrong with a line and its number; the line is left out
   * @throws IOException if the reader fails
   */
  public void read(Reader reader, Consumer<Post> post, ObjIntConsumer<String> problem)
      throws IOException {
    BufferedReader lines = new BufferedReader(reader);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        post.accept(parse(mapper.readTree(line)));
      } catch (JsonProcessingException e) {
        problem.accept("not JSON: " + e.getOriginalMessage(), number);
      } catch (IllegalArgumentException | DateTimeException e) {
        problem.accept(e.getMessage(), number);
      }
    }
  }

  private Post parse(JsonNode row) {
    if (!row.isObject()) {
      throw new IllegalArgumentException("not a JSON object");
    }
    String repository = text(row, "repo");
    int number = row.path("number").asInt(0);
    if (repository == null || repository.isBlank() || number <= 0) {
      throw new IllegalArgumentException("repo or number is missing");
    }
    Instant created = moment(row, "created_at");
    if (created == null) {
      throw new IllegalArgumentException("created_at is missing");
    }
    long id = repositories.computeIfAbsent(repository, name -> -1L - repositories.size());
    Set<String> labels = new HashSet<>();
    row.path("labels").forEach(label -> labels.add(label.asText()));
    return new Post(
        new ReportKey(id, number),
        repository,
        0,
        false,
        orEmpty(text(row, "title")),
        orEmpty(text(row, "body")),
        orEmpty(text(row, "author")),
        created,
        moment(row, "closed_at"),
        text(row, "state_reason"),
        labels);
  }

  private static String text(JsonNode row, String field) {
    JsonNode value = row.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static Instant moment(JsonNode row, String field) {
    String text = text(row, field);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(field + " is not a moment: " + text, e);
    }
  }
}

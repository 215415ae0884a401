package dev.bactrian.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.report.ToolOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * A report or a log that somebody asks about. Immutable.
 *
 * @param repository {@code owner/name}, or null where it has none
 * @param number 0 where it has none
 * @param title may be empty
 * @param body Markdown
 * @param createdAt null where it is not known
 */
record Question(String repository, int number, String title, String body, Instant createdAt) {

  /** More than GitHub takes of anything, and far more than is read of a log. */
  private static final int MOST_BYTES = 25 << 20;

  /**
   * Reads the one text that a file, an archive or standard input holds.
   *
   * @param path {@code -} for standard input
   * @throws IOException if it can't be read, or holds no text, or several
   */
  static Question read(String path) throws IOException {
    One one = new One();
    new Logs(System.in, one).readAll(List.of(path));
    if (one.trouble != null) {
      throw new IOException(one.trouble);
    }
    if (one.texts != 1) {
      throw new IOException(path + " holds " + one.texts + " texts; match asks about one");
    }
    if (one.text.isBlank()) {
      throw new IOException((path.equals("-") ? "standard input" : path) + " is empty");
    }
    return of(one.text);
  }

  /**
   * Tells by the text what it is: a JSON object, a log, or Markdown whose title is its first
   * heading.
   *
   * @throws IOException if it is JSON, but no report
   */
  static Question of(String text) throws IOException {
    String stripped = text.strip();
    if (stripped.startsWith("{")) {
      JsonNode json = json(stripped);
      if (json != null) {
        return of(json);
      }
    }
    if (ToolOutput.isLog(text)) {
      return new Question(null, 0, "", LogExcerpt.fenced(text), null);
    }
    int end = stripped.indexOf('\n');
    String first = end < 0 ? stripped : stripped.substring(0, end);
    return first.startsWith("# ")
        ? new Question(
            null, 0, first.substring(2).strip(), end < 0 ? "" : stripped.substring(end), null)
        : new Question(null, 0, "", text, null);
  }

  Question withTitle(String other) {
    return other == null ? this : new Question(repository, number, other, body, createdAt);
  }

  /** The object, or null where the text only begins like one. */
  private static JsonNode json(String text) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (JsonParser parser = mapper.createParser(text)) {
      JsonNode json = mapper.readTree(parser);
      if (parser.nextToken() != null) {
        throw new IOException("several JSON objects; match asks about one (a tracker: --reports)");
      }
      return json;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** An issue as exported, as GitHub's API gives it, or in a webhook's payload. */
  private static Question of(JsonNode json) throws IOException {
    JsonNode issue = json.path("issue").isObject() ? json.get("issue") : json;
    if (!issue.hasNonNull("title") && !issue.hasNonNull("body")) {
      throw new IOException("the JSON object has neither title nor body: no report");
    }
    return new Question(
        repository(json, issue),
        issue.path("number").asInt(0),
        issue.path("title").asText(""),
        issue.hasNonNull("body") ? issue.get("body").asText() : "",
        moment(issue.path(issue.has("created_at") ? "created_at" : "createdAt").asText("")));
  }

  private static String repository(JsonNode json, JsonNode issue) {
    if (json.path("repository").hasNonNull("full_name")) {
      return json.get("repository").get("full_name").asText();
    }
    if (issue.hasNonNull("repository_url")) {
      String[] parts = issue.get("repository_url").asText().split("/");
      return parts.length < 2 ? null : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }
    return issue.hasNonNull("repo") ? issue.get("repo").asText() : null;
  }

  private static Instant moment(String text) throws IOException {
    try {
      return text.isEmpty() || text.equals("null") ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IOException("created_at is not a moment: " + text, e);
    }
  }

  /** Keeps the first text and counts. */
  private static final class One implements Logs.Reader {
    private String text = "";
    private int texts;
    private String trouble;

    @Override
    public void log(String name, InputStream in) throws IOException {
      if (texts++ == 0) {
        text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        if (text.startsWith("\ufeff")) {
          text = text.substring(1);
        }
      }
    }

    @Override
    public void unreadable(String name, String why) {
      trouble = trouble == null ? name + ": " + why : trouble;
    }
  }
}

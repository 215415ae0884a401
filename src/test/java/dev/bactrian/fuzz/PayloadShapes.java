package dev.bactrian.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Payloads as GitHub sends them, with a few places changed: every byte of the input decides
 * something, so that fuzzing walks through shapes and not through broken JSON.
 */
final class PayloadShapes {

  private static final int MOST_CHANGES = 6;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JSON.getNodeFactory();

  /** What strangers put where a text is expected. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "null",
          "../../x",
          "a/b/c",
          "caravan/compiler",
          "one\r\ntwo: three",
          "\u0000\u001b[2J",
          "\u202egnp",
          "@everyone closes #1",
          "```\n/duplicate #1\n```",
          "/link caravan/compiler#1",
          "<script>alert(1)</script>",
          "2026-13-45T99:99:99Z",
          "+1000000000-01-01T00:00:00Z",
          "deleted",
          "opened",
          "Bot",
          "x".repeat(70_000),
          "[".repeat(5_000),
          "> ".repeat(3_000) + "x",
          "Fatal error: exception Not_found\nRaised at F.f in file \"f.ml\", line 1");

  private static final List<JsonNode> VALUES =
      List.of(
          NODES.nullNode(),
          NODES.booleanNode(true),
          NODES.numberNode(0),
          NODES.numberNode(-1),
          NODES.numberNode(Long.MAX_VALUE),
          NODES.numberNode(1.5),
          NODES.numberNode(new java.math.BigInteger("9".repeat(40))),
          NODES.objectNode(),
          NODES.arrayNode(),
          NODES.arrayNode().addNull());

  /** An event's name and its payload. */
  record Payload(String event, byte[] body) {}

  private record Shape(String event, JsonNode json) {}

  private final List<Shape> shapes = new ArrayList<>();

  PayloadShapes() {
    try (FakeGitHub github = FakeGitHub.start()) {
      FakeRepository repository = github.repository("caravan/compiler");
      FakeIssue issue = repository.issue("A title", "A text", "amina");
      FakeIssue moved = github.repository("caravan/other").issue("A title", "A text", "amina");
      add("issues", github.events().issue("opened", issue));
      add("issues", github.events().issueEdited(issue, "before", "a text before"));
      add("issues", github.events().issueTransferred(issue, moved));
      add("issues", github.events().labelled("labeled", issue, "duplicate", "hamid"));
      add(
          "issue_comment",
          github.events().comment("created", repository.comment(issue, "hamid", "/help")));
      add("installation", github.events().installation("created", repository));
      add(
          "installation_repositories",
          github.events().installationRepositories("added", repository));
      add("repository", github.events().repository("renamed", repository));
      add("workflow_run", github.events().workflowRun(repository, 9, "failure"));
      add(
          "check_run",
          github.events().checkRun(repository, 9, "ci", "main", "a summary", "https://ci.example"));
      add("status", github.events().status(repository, 9, "ci", "failure", "main", "https://x.y"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(String event, byte[] body) throws IOException {
    shapes.add(new Shape(event, JSON.readTree(body)));
  }

  /** The payload that these bytes decide on. */
  Payload of(byte[] input) {
    Choices choices = new Choices(input);
    Shape shape = shapes.get(choices.below(shapes.size()));
    JsonNode json = shape.json().deepCopy();
    int changes = choices.below(MOST_CHANGES + 1);
    for (int i = 0; i < changes; i++) {
      change(json, json, choices);
    }
    try {
      return new Payload(shape.event(), JSON.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Goes down until it is told to stop, and changes what it finds there. */
  private static void change(JsonNode root, JsonNode node, Choices choices) {
    if (node.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    int place = choices.below(node.size());
    String name = names.isEmpty() ? null : names.get(place);
    JsonNode child = name == null ? node.get(place) : node.get(name);
    if (child.isContainerNode() && choices.below(3) > 0) {
      change(root, child, choices);
      return;
    }
    JsonNode other = other(root, child, choices);
    if (node instanceof ArrayNode array) {
      array.set(place, other);
    } else if (node instanceof ObjectNode object && other == null) {
      object.remove(name);
    } else if (node instanceof ObjectNode object) {
      object.set(name, other);
    }
  }

  /** What stands there instead; null for nothing. */
  private static JsonNode other(JsonNode root, JsonNode child, Choices choices) {
    return switch (choices.below(6)) {
      case 0 -> null;
      case 1 -> VALUES.get(choices.below(VALUES.size())).deepCopy();
      case 2 -> NODES.arrayNode().add(child.deepCopy());
      case 3 -> root.deepCopy();
      case 4 -> NODES.textNode(choices.rest());
      default -> NODES.textNode(TEXTS.get(choices.below(TEXTS.size())));
    };
  }

  /** Bytes, one after another; zeros when there are no more. */
  private static final class Choices {

    private final byte[] bytes;
    private int next;

    Choices(byte[] bytes) {
      this.bytes = bytes;
    }

    int below(int bound) {
      return next < bytes.length ? (bytes[next++] & 0xff) % bound : 0;
    }

    /** As many bytes as the next one says, as text. */
    String rest() {
      int length = Math.min(below(256), bytes.length - next);
      String text = new String(bytes, next, length, java.nio.charset.StandardCharsets.UTF_8);
      next += length;
      return text;
    }
  }
}

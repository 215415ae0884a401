package dev.bactrian.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code app-manifest.yml}: what the App asks of GitHub, for the set-up page to send and for {@code
 * doctor} to compare with (docs.github.com, "Registering a GitHub App from a manifest"). Immutable.
 */
public final class AppManifest {

  /** GitHub refuses longer names of Apps. */
  public static final int LONGEST_NAME = 34;

  /** Stands in the file wherever the public address belongs. */
  private static final String PLACEHOLDER = "https://example.org";

  private final ObjectNode tree;

  private AppManifest(ObjectNode tree) {
    this.tree = tree;
  }

  /** The one that was built in. */
  public static AppManifest shipped() {
    try (InputStream file = AppManifest.class.getResourceAsStream("/app-manifest.yml")) {
      return new AppManifest((ObjectNode) new YAMLMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name that is proposed. */
  public String name() {
    return tree.path("name").asText();
  }

  /** What the App needs, by GitHub's names: {@code issues} to {@code write}. */
  public Map<String, String> permissions() {
    Map<String, String> permissions = new TreeMap<>();
    tree.path("default_permissions")
        .properties()
        .forEach(one -> permissions.put(one.getKey(), one.getValue().asText()));
    return permissions;
  }

  /** The events it must be told of. */
  public List<String> events() {
    List<String> events = new ArrayList<>();
    tree.path("default_events").forEach(event -> events.add(event.asText()));
    return events;
  }

  /**
   * What GitHub's form takes.
   *
   * @param name the App's name, unique among all Apps of that GitHub
   * @param publicUrl where GitHub reaches us, without a slash at the end
   */
  public String json(String name, URI publicUrl) {
    ObjectNode copy = (ObjectNode) at(tree, publicUrl.toString());
    copy.put("name", name);
    return copy.toString();
  }

  private static JsonNode at(JsonNode node, String url) {
    if (node.isTextual() && node.asText().startsWith(PLACEHOLDER)) {
      return TextNode.valueOf(url + node.asText().substring(PLACEHOLDER.length()));
    }
    JsonNode copy = node.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.properties().forEach(one -> one.setValue(at(one.getValue(), url)));
    } else if (copy instanceof com.fasterxml.jackson.databind.node.ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, at(array.get(i), url));
      }
    }
    return copy;
  }
}

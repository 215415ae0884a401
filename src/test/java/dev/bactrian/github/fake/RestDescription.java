package dev.bactrian.github.fake;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** GitHub's OpenAPI description: which requests it allows, which answers it promises. */
final class RestDescription {

  private static final int SHOWN = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** OpenAPI 3.0 with GitHub's own extensions, which say nothing of validity. */
  private static final JsonMetaSchema DIALECT =
      JsonMetaSchema.builder(OpenApi30.getInstance())
          .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
          .build();

  private final JsonSchemaFactory factory =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V4,
          builder -> builder.metaSchema(DIALECT).defaultMetaSchemaIri(DIALECT.getIri()));
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
  private final JsonNode document;

  RestDescription(Path file) throws IOException {
    document = JSON.readTree(file.toFile());
    // Half of the memory, and never looked at.
    ((ObjectNode) document.path("components")).remove("examples");
  }

  void check(Route route, FakeRequest request) {
    JsonNode operation = operation(route);
    Set<String> known =
        parameters(operation, document.path("paths").path(route.template())).stream()
            .collect(Collectors.toSet());
    for (String name : request.query().keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("no such query parameter: " + name);
      }
    }
    JsonNode described = resolved(operation.path("requestBody"));
    if (request.body() == null) {
      if (described.path("required").asBoolean()) {
        throw new IllegalArgumentException("the body is missing");
      }
      return;
    }
    JsonNode schema = described.path("content").path("application/json").path("schema");
    if (schema.isMissingNode()) {
      throw new IllegalArgumentException("a body where none is described");
    }
    validate(route + " request", schema, request.body());
  }

  void check(Route route, FakeAnswer answer) {
    JsonNode responses = operation(route).path("responses");
    JsonNode described = resolved(responses.path(Integer.toString(answer.status())));
    if (described.isMissingNode()) {
      if (answer.status() < 300) {
        throw new IllegalArgumentException("no answer " + answer.status() + " is described");
      }
      return;
    }
    JsonNode schema = described.path("content").path("application/json").path("schema");
    if (!schema.isMissingNode() && answer.body() != null && !(answer.body() instanceof String)) {
      validate(route + " " + answer.status(), schema, JSON.valueToTree(answer.body()));
    }
  }

  private JsonNode operation(Route route) {
    JsonNode operation =
        document.path("paths").path(route.template()).path(route.method().toLowerCase(Locale.ROOT));
    if (operation.isMissingNode()) {
      throw new IllegalArgumentException(
          "GitHub describes no " + route.method() + " " + route.template());
    }
    return operation;
  }

  private Set<String> parameters(JsonNode operation, JsonNode path) {
    Set<String> names = ConcurrentHashMap.newKeySet();
    for (JsonNode list : new JsonNode[] {operation.path("parameters"), path.path("parameters")}) {
      for (JsonNode one : list) {
        JsonNode parameter = resolved(one);
        if (parameter.path("in").asText().equals("query")) {
          names.add(parameter.path("name").asText());
        }
      }
    }
    return names;
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual()
        ? document.at(JsonPointer.compile(reference.asText().substring(1)))
        : node;
  }

  private void validate(String what, JsonNode schema, JsonNode value) {
    Set<ValidationMessage> wrong =
        schemas.computeIfAbsent(what, name -> schema(schema)).validate(value);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          what
              + ": "
              + wrong.stream()
                  .limit(SHOWN)
                  .map(ValidationMessage::getMessage)
                  .collect(Collectors.joining("; ")));
    }
  }

  /** References are looked up in the root, so that has to hold the components. */
  private JsonSchema schema(JsonNode schema) {
    ObjectNode root = JSON.createObjectNode();
    root.putArray("allOf").add(schema);
    root.set("components", document.path("components"));
    return factory.getSchema(root);
  }
}

package dev.bactrian.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** OpenAPI 3.1 of the pages' JSON, read from the records that are written. */
final class OpenApi implements Page {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A page that answers with JSON. */
  private record Twin(String path, String words, Class<?> view, List<String> query) {}

  private static final List<Twin> TWINS =
      List.of(
          new Twin("/inbox", "Suggestions that wait for a person", InboxView.class, List.of()),
          new Twin("/search", "Reports, signatures, packages", SearchView.class, List.of("q")),
          new Twin(
              "/report/{owner}/{name}/{number}", "A report", ReportView.class, List.of("beside")),
          new Twin("/signature", "A signature", SignatureView.class, List.of("id")),
          new Twin("/causes", "Causes of a run", CausesView.class, List.of("run")),
          new Twin(
              "/matrix",
              "Packages by compilers",
              MatrixView.class,
              List.of(
                  "run", "against", "state", "cause", "q", "needs", "home", "differing", "page")),
          new Twin("/packages", "Packages with open reports", PackagesView.class, List.of()),
          new Twin("/package/{name}", "A package", PackageView.class, List.of()),
          new Twin("/replay", "What thresholds bring", ReplayView.class, List.of("at")),
          new Twin("/status", "Health", PlaygroundPage.Health.class, List.of()),
          new Twin("/help", "Commands", HelpView.class, List.of()));

  @Override
  public void addTo(JavalinConfig config) {
    String document = document().toPrettyString();
    config.routes.get(
        "/openapi.json", context -> context.contentType("application/json").result(document));
  }

  private static ObjectNode document() {
    ObjectNode root = JSON.createObjectNode();
    root.put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "Bactrian")
        .put("version", "1")
        .put("description", "Every page as JSON, where Accept says application/json");
    ObjectNode paths = root.putObject("paths");
    ObjectNode schemas = root.putObject("components").putObject("schemas");
    schemas
        .putObject("Problem")
        .put("type", "object")
        .putObject("properties")
        .<ObjectNode>set("status", JSON.createObjectNode().put("type", "integer"))
        .set("problem", JSON.createObjectNode().put("type", "string"));
    for (Twin twin : TWINS) {
      ObjectNode get = paths.putObject(twin.path()).putObject("get");
      get.put("summary", twin.words());
      var parameters = get.putArray("parameters");
      for (String part : twin.path().split("/")) {
        if (part.startsWith("{")) {
          parameters.add(parameter(part.substring(1, part.length() - 1), "path"));
        }
      }
      twin.query().forEach(name -> parameters.add(parameter(name, "query")));
      ObjectNode responses = get.putObject("responses");
      answer(responses, "200", twin.words(), schema(twin.view(), schemas));
      answer(
          responses,
          "default",
          "What is wrong",
          JSON.createObjectNode().put("$ref", "#/components/schemas/Problem"));
    }
    return root;
  }

  private static ObjectNode parameter(String name, String in) {
    ObjectNode parameter = JSON.createObjectNode();
    parameter.put("name", name).put("in", in).put("required", in.equals("path"));
    parameter.putObject("schema").put("type", "string");
    return parameter;
  }

  private static void answer(ObjectNode responses, String status, String words, ObjectNode schema) {
    ObjectNode response = responses.putObject(status);
    response.put("description", words);
    response.putObject("content").putObject("application/json").set("schema", schema);
  }

  private static ObjectNode schema(Type type, ObjectNode schemas) {
    ObjectNode schema = JSON.createObjectNode();
    if (type instanceof ParameterizedType generic) {
      if (Map.class.isAssignableFrom((Class<?>) generic.getRawType())) {
        schema.put("type", "object");
        schema.set("additionalProperties", schema(generic.getActualTypeArguments()[1], schemas));
      } else {
        schema.put("type", "array");
        schema.set("items", schema(generic.getActualTypeArguments()[0], schemas));
      }
      return schema;
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord()) {
      return schema.put("$ref", "#/components/schemas/" + named(raw, schemas));
    }
    if (raw == Instant.class) {
      return schema.put("type", "string").put("format", "date-time");
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return schema.put("type", "boolean");
    }
    if (raw == int.class || raw == long.class || raw == Integer.class || raw == Long.class) {
      return schema.put("type", "integer");
    }
    if (raw == double.class) {
      return schema.put("type", "number");
    }
    // Texts and enumerations may be null where nothing is known.
    schema.putArray("type").add("string").add("null");
    return schema;
  }

  private static String named(Class<?> view, ObjectNode schemas) {
    String name = view.getName().substring(view.getPackageName().length() + 1).replace('$', '.');
    if (!schemas.has(name)) {
      ObjectNode schema = schemas.putObject(name).put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      for (RecordComponent one : view.getRecordComponents()) {
        properties.set(one.getName(), schema(one.getGenericType(), schemas));
      }
    }
    return name;
  }
}

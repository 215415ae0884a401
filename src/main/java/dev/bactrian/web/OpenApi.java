package dev.bactrian.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import java.lang.reflect.Type;
import java.util.List;

/** OpenAPI 3.1 of the pages' JSON, read from the records that are written. */
final class OpenApi implements Page {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A page that answers with JSON.
   *
   * @param view the record that is written, or a list of such
   */
  private record Twin(String path, String words, Type view, List<String> query) {}

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
          new Twin("/", "Nothing pasted yet", PlaygroundPage.View.class, List.of("sample")),
          new Twin("/status", "Health", PlaygroundPage.Health.class, List.of()),
          new Twin("/live", "Long work as it stands", LongWork.Job[].class, List.of()),
          new Twin("/help", "Commands", HelpView.class, List.of()));

  /** Fields of the form that asks what a text is. */
  private static final List<String> PASTED = List.of("title", "text");

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
    ViewSchemas schemas = new ViewSchemas(root.putObject("components").putObject("schemas"));
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
      answers(get, twin, schemas);
    }
    ObjectNode post = ((ObjectNode) paths.get("/")).putObject("post");
    post.put("summary", "What a pasted issue or log is; nothing is kept");
    ObjectNode form =
        post.putObject("requestBody")
            .put("required", true)
            .putObject("content")
            .putObject("application/x-www-form-urlencoded")
            .putObject("schema")
            .put("type", "object");
    ObjectNode fields = form.putObject("properties");
    PASTED.forEach(name -> fields.putObject(name).put("type", "string"));
    answers(post, new Twin("/", "The answer", PlaygroundPage.View.class, List.of()), schemas);
    return root;
  }

  private static void answers(ObjectNode operation, Twin twin, ViewSchemas schemas) {
    ObjectNode responses = operation.putObject("responses");
    answer(responses, "200", twin.words(), schemas.of(twin.view()));
    answer(responses, "default", "What is wrong", schemas.of(Problem.class));
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
}

package dev.bactrian;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.bactrian.github.fake.Published;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.web.Ground;
import dev.bactrian.web.SignIn;
import dev.bactrian.web.Site;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /openapi.json} is valid, says of every page with JSON what it writes, and of no other. */
class OpenApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  /** Routes that answer with something else, whatever is asked for. */
  private static final Set<String> OTHERS =
      Set.of(
          "/openapi.json",
          "/bactrian.schema.json",
          "/lib/htmx.min.js",
          "/sign-in",
          "/sign-in/done");

  @TempDir static Path data;
  private static Rehearsal rehearsal;
  private static JsonNode document;
  private static Map<String, List<String>> examples;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    rehearsal = Rehearsal.start(data, 0);
    String issue = rehearsal.play().issue().replaceFirst(" .*", "");
    document = JSON.readTree(get("/openapi.json").body());
    String report = "/report/" + issue.replace("#", "/");
    String signature =
        JSON.readTree(get(report).body()).path("failures").path(0).path("signature").asText();
    examples =
        Map.ofEntries(
            Map.entry("/", List.of("/", "/?sample=1")),
            Map.entry("/inbox", List.of("/inbox")),
            Map.entry(
                "/search", List.of("/search", "/search?q=%2312", "/search?q=assertion+sensors")),
            Map.entry(
                "/report/{owner}/{name}/{number}",
                List.of(
                    report, "/report/caravan-ml/compiler/12", "/report/caravan-ml/compiler/19")),
            Map.entry(
                "/signature",
                List.of("/signature?id=" + URLEncoder.encode(signature, StandardCharsets.UTF_8))),
            Map.entry("/causes", List.of("/causes", "/causes?run=1")),
            Map.entry("/matrix", List.of("/matrix", "/matrix?run=2&against=1", "/matrix?q=zzz")),
            Map.entry("/packages", List.of("/packages")),
            Map.entry("/package/{name}", List.of("/package/sensors")),
            Map.entry("/replay", List.of("/replay", "/replay?at=0.5")),
            Map.entry("/status", List.of("/status")),
            Map.entry("/live", List.of("/live")),
            Map.entry("/help", List.of("/help")));
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
    CLIENT.close();
  }

  @Test
  void the_document_is_openapi_as_its_makers_define_it() throws Exception {
    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    Assumptions.assumeTrue(Published.OPENAPI.file().isPresent());
    JsonSchema schema =
        SCHEMAS.getSchema(JSON.readTree(Published.OPENAPI.file().orElseThrow().toFile()));
    assertThat(schema.validate(document)).isEmpty();
    // That schema leaves out what stands in schemas; those are of JSON Schema 2020-12.
    JsonSchema dialect =
        SCHEMAS.getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));
    assertThat(dialect.validate(document.path("components").path("schemas").path("ReportView")))
        .isEmpty();
    ObjectNode wrong = document.deepCopy();
    ((ObjectNode) wrong.at("/paths/~1search/get/parameters/0")).remove("in");
    assertThat(schema.validate(wrong)).as("the schema sees what is wrong").isNotEmpty();
  }

  @Test
  void it_names_every_route_with_a_json_twin_and_nothing_else() throws Exception {
    Set<String> twins = new TreeSet<>();
    for (String path : routes(HandlerType.GET)) {
      if (OTHERS.contains(path)) {
        continue;
      }
      assertThat(examples).as("an example of each route").containsKey(path);
      HttpResponse<String> answer = get(examples.get(path).getFirst());
      if (type(answer).startsWith("application/json")) {
        twins.add(path);
      }
    }
    Set<String> described = new TreeSet<>();
    document.path("paths").fieldNames().forEachRemaining(described::add);
    assertThat(described).isEqualTo(twins).hasSizeGreaterThan(10);
  }

  @Test
  void answers_are_as_described_and_nothing_more() throws Exception {
    for (Map.Entry<String, List<String>> one : examples.entrySet()) {
      for (String path : one.getValue()) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        check(path, "/paths/" + pointer(one.getKey()) + "/get/responses/200", answer);
      }
    }
    for (String path : List.of("/nowhere", "/signature", "/matrix?page=x", "/package/no-such")) {
      check(path, "/paths/~1help/get/responses/default", get(path));
    }
    String log = "[01] file runtime/minor_gc.c; line 7 ### Assertion failed: is_young(v)\n";
    HttpResponse<String> pasted =
        send(
            request("/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "title=x&text=" + URLEncoder.encode(log, StandardCharsets.UTF_8))));
    assertThat(JSON.readTree(pasted.body()).path("answer").path("failures")).isNotEmpty();
    check("pasted", "/paths/~1/post/responses/200", pasted);
  }

  /** Every parameter that is described changes the answer, or is refused in words. */
  @Test
  void parameters_are_those_that_are_read() throws Exception {
    List<String> named = new ArrayList<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .path("get")
                    .path("parameters")
                    .forEach(
                        one -> {
                          if (one.path("in").asText().equals("query")) {
                            named.add(path.getKey() + "?" + one.path("name").asText());
                          }
                        }));
    assertThat(named)
        .contains("/matrix?home", "/report/{owner}/{name}/{number}?beside", "/?sample");
    for (String one : named) {
      String[] parts = one.split("\\?");
      String plain = examples.get(parts[0]).getFirst();
      String odd = plain.replaceFirst("\\?.*", "") + "?" + parts[1] + "=0.777";
      assertThat(get(odd).body()).as(odd).isNotEqualTo(get(plain).body());
    }
  }

  private static List<String> routes(HandlerType method) {
    Ground nothing =
        new Ground(
            null,
            null,
            null,
            null,
            SignIn.NONE,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new BuildRuns(null),
            null,
            null,
            null,
            List.of(),
            URI.create("http://localhost"),
            null,
            InstantSource.system());
    return Javalin.create(config -> new Site(nothing).addTo(config))
        .unsafe
        .internalRouter
        .allHttpHandlers()
        .stream()
        .filter(one -> one.endpoint.method.equals(method))
        .map(one -> one.endpoint.path)
        .toList();
  }

  private static void check(String what, String response, HttpResponse<String> answer)
      throws Exception {
    ObjectNode root = JSON.createObjectNode();
    root.put("$ref", "#" + response + "/content/application~1json/schema");
    root.set("paths", document.path("paths"));
    ObjectNode components = document.path("components").deepCopy();
    // Clients may meet more than was described when they were written; here they must not.
    components
        .path("schemas")
        .forEach(one -> ((ObjectNode) one).put("additionalProperties", false));
    root.set("components", components);
    assertThat(SCHEMAS.getSchema(root).validate(JSON.readTree(answer.body()))).as(what).isEmpty();
  }

  private static String pointer(String path) {
    return path.replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + rehearsal.port() + path))
        .header("Accept", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}

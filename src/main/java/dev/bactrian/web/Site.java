package dev.bactrian.web;

import dev.bactrian.config.RepositoryFile;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages people look at. They work without JavaScript, and change nothing. Thread-safe. */
public final class Site {

  private static final Logger log = LoggerFactory.getLogger(Site.class);

  /** Longer texts are refused with words, not cut. */
  private static final int LONGEST_TEXT = 10 << 20;

  private final TemplateEngine pages =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.bactrian.web.pages");
  private final Playground playground;

  public Site(Playground playground) {
    this.playground = playground;
  }

  /** Adds the pages and what they need. */
  public void addTo(JavalinConfig config) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/assets";
          files.directory = "/static";
          files.location = Location.CLASSPATH;
        });
    config.routes.get("/bactrian.schema.json", Site::schema);
    config.routes.before(SecurityHeaders::add);
    config.routes.get("/", context -> show(context, "", "", null));
    config.routes.post("/", this::answer);
    config.routes.get(
        "/status",
        context -> render(context, "pages/status.jte", Map.of("checks", playground.checks())));
    config.routes.exception(HttpResponseException.class, this::problem);
    config.routes.exception(
        Exception.class,
        (failure, context) -> {
          log.error("{} {} failed", context.method(), context.path(), failure);
          problem(context, 500, "Something went wrong here; the log says what");
        });
    config.routes.error(404, context -> problem(context, 404, "There is no such page"));
  }

  /** For editors: what may stand in a repository's file. */
  private static void schema(Context context) {
    InputStream schema = RepositoryFile.class.getResourceAsStream("bactrian.schema.json");
    context.contentType("application/schema+json").result(schema);
  }

  private void answer(Context context) {
    String title = text(context, "title");
    String text = text(context, "text");
    if (text.isBlank() && title.isBlank()) {
      show(context.status(400), title, text, "Paste something first.");
    } else if (text.length() > LONGEST_TEXT) {
      show(context.status(413), title, "", "That is more than 10 MB; paste the part that failed.");
    } else {
      Map<String, Object> values = values(title, text, null);
      values.put("answer", playground.answer(title, text));
      render(context, "pages/playground.jte", values);
    }
  }

  private void show(Context context, String title, String text, String problem) {
    render(context, "pages/playground.jte", values(title, text, problem));
  }

  private Map<String, Object> values(String title, String text, String problem) {
    Map<String, Object> values = new HashMap<>();
    values.put("title", title);
    values.put("text", text);
    values.put("reports", playground.reports());
    values.put("problem", problem);
    values.put("answer", null);
    return values;
  }

  private static String text(Context context, String field) {
    String value = context.formParam(field);
    return value == null ? "" : value.replace("\r\n", "\n");
  }

  private void problem(HttpResponseException failure, Context context) {
    problem(context, failure.getStatus(), failure.getMessage());
  }

  private void problem(Context context, int status, String words) {
    if (context.path().startsWith("/webhook")) {
      context.status(status);
      return;
    }
    render(context.status(status), "pages/problem.jte", Map.of("status", status, "words", words));
  }

  private void render(Context context, String page, Map<String, Object> values) {
    StringOutput output = new StringOutput();
    pages.render(page, values, output);
    context.html(output.toString());
  }
}

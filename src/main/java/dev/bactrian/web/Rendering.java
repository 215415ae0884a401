package dev.bactrian.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * Shows one view: as a page, or, where {@code Accept: application/json} asks for it, the very same
 * as JSON. Thread-safe.
 */
final class Rendering {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          // Nothing but the components of records: what is worked out from them is for templates.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
          .build();

  private final TemplateEngine pages =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.bactrian.web.pages");
  private final Visitors visitors;

  Rendering(Visitors visitors) {
    this.visitors = visitors;
  }

  Visitor visitor(Context context) {
    return visitors.of(context);
  }

  /**
   * @param page the template, which has parameters {@code frame} and {@code view}
   * @param view a record; its fields are the JSON
   */
  void show(Context context, String page, Object view) {
    context.header("Vary", "Accept, Cookie");
    if (wantsJson(context)) {
      json(context, view);
    } else {
      part(context, page, Map.of("frame", frame(context), "view", view));
    }
  }

  /** A template with other parameters, for pieces of pages. */
  void part(Context context, String page, Map<String, Object> values) {
    StringOutput output = new StringOutput(1 << 14);
    pages.render(page, values, output);
    context.html(output.toString());
  }

  /** A page that says what is wrong. */
  void problem(Context context, int status, String words) {
    context.status(status);
    if (wantsJson(context)) {
      json(context, new Problem(status, words));
      return;
    }
    Map<String, Object> values = new HashMap<>();
    values.put("frame", frame(context));
    values.put("status", status);
    values.put("words", words);
    part(context, "pages/problem.jte", values);
  }

  /**
   * Somebody who is signed in and whose form is one of ours.
   *
   * @throws UnauthorizedResponse if nobody is signed in, or not any more
   * @throws ForbiddenResponse if the form is not ours
   */
  Visitor checkForm(Context context) {
    Visitor visitor = visitors.of(context);
    if (!visitor.isSignedIn()) {
      throw new UnauthorizedResponse(
          "You are not signed in, or not any more. Nothing was changed; sign in and try again.");
    }
    if (!Sealed.same(visitor.formKey(), context.formParam("key"))) {
      throw new ForbiddenResponse(
          "That form was not made here for you. Nothing was changed; open the page again.");
    }
    return visitor;
  }

  Frame frame(Context context) {
    Visitor visitor = visitors.of(context);
    String query = context.queryString();
    return new Frame(
        Frame.NAVIGATION,
        visitor.login(),
        visitor.formKey(),
        visitors.canSignIn(),
        context.method().name().equals("GET") && query != null
            ? context.path() + "?" + query
            : context.path(),
        Assets.CSS,
        Assets.SCRIPT);
  }

  static boolean wantsJson(Context context) {
    String accept = context.header("Accept");
    if (accept == null) {
      return false;
    }
    int json = accept.indexOf("application/json");
    int html = accept.indexOf("text/html");
    return json >= 0 && (html < 0 || json < html);
  }

  private static void json(Context context, Object view) {
    try {
      context.contentType("application/json").result(JSON.writeValueAsString(view));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view that can't be written as JSON", e);
    }
  }
}

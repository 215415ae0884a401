package dev.bactrian.web;

import dev.bactrian.ci.Comparison;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A comparison as one page that needs no other file. Thread-safe. */
public final class ComparisonPage {

  private final TemplateEngine pages =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.bactrian.web.pages");

  /** The page as HTML; every text of the logs in it is escaped. */
  public String render(Comparison comparison) {
    StringOutput output = new StringOutput();
    pages.render(
        "pages/comparison.jte", Map.of("comparison", comparison, "style", style()), output);
    return output.toString();
  }

  private static String style() {
    try (InputStream in = ComparisonPage.class.getResourceAsStream("/static/bactrian.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("our own style can't be read", e);
    }
  }
}

package dev.bactrian.ci.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The nested lists of jobs on the pages of opam-repo-ci and ocaml-multicore-ci: {@code ul.statuses
 * > li.<state> > a[href=.../variant/<variant>]} with {@code label (state)} as text
 * (web-ui/github.ml there). What failed stands there twice.
 */
final class StatusList {

  private static final String VARIANT = "/variant/";
  private static final Pattern FAILED = Pattern.compile("\\(failed: (.{1,2000})\\)$");

  private StatusList() {}

  /**
   * One line of the list.
   *
   * @param error what failed, or null
   */
  record Line(String variant, Outcome outcome, String error) {}

  /** Every job once; empty if the page has no such list. */
  static Optional<List<Line>> of(byte[] page) {
    Document html = Jsoup.parse(new String(page, StandardCharsets.UTF_8));
    if (html.selectFirst("ul.statuses") == null) {
      return Optional.empty();
    }
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Element link : html.select("ul.statuses a[href]")) {
      String target = link.attr("href");
      int at = target.indexOf(VARIANT);
      if (at >= 0 && link.parent() != null) {
        String variant = decoded(target.substring(at + VARIANT.length()));
        lines.putIfAbsent(variant, line(variant, link.parent(), link.text()));
      }
    }
    return Optional.of(new ArrayList<>(lines.values()));
  }

  private static Line line(String variant, Element item, String text) {
    Matcher failed = FAILED.matcher(text);
    String error = failed.find() ? failed.group(1) : null;
    Outcome outcome =
        item.classNames().stream()
            .map(style -> Outcome.of(style, error))
            .filter(one -> one != Outcome.UNKNOWN)
            .findFirst()
            .orElse(Outcome.UNKNOWN);
    return new Line(variant, outcome, error);
  }

  /** These servers write variants into their links as they are, also with spaces in them. */
  private static String decoded(String text) {
    try {
      return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return text;
    }
  }
}

package dev.bactrian.ci.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * OCurrent's {@code /pipeline.svg}, as Graphviz draws it: {@code g.node} with the title {@code n7},
 * a link where there is a job and a fill colour that is the state; {@code g.edge} with the title
 * {@code n3->n7} (ocurrent's lib_term/dot.ml, and analysis.ml for the colours).
 */
final class PipelineGraph {

  private static final Pattern EDGE = Pattern.compile("(n\\d{1,9})->(n\\d{1,9})");

  /** As OCurrent names them, and as older versions of Graphviz write them out. */
  private static final Map<String, Outcome> COLOURS =
      Map.ofEntries(
          Map.entry("#90ee90", Outcome.PASSED),
          Map.entry("lightgreen", Outcome.PASSED),
          Map.entry("#d3d3d3", Outcome.BLOCKED),
          Map.entry("lightgrey", Outcome.BLOCKED),
          Map.entry("lightgray", Outcome.BLOCKED),
          Map.entry("#ff4500", Outcome.FAILED),
          Map.entry("orangered", Outcome.FAILED),
          Map.entry("#ffa500", Outcome.RUNNING),
          Map.entry("orange", Outcome.RUNNING),
          Map.entry("#ffff00", Outcome.WAITING),
          Map.entry("yellow", Outcome.WAITING),
          Map.entry("#4975ff", Outcome.WAITING));

  private PipelineGraph() {}

  /**
   * A box.
   *
   * @param link of its job, or null
   * @param error what failed in it, or null
   * @param needs ids of the boxes whose arrows lead to it
   */
  record Node(
      String id, String label, String link, Outcome outcome, String error, List<String> needs) {}

  /** Its boxes; empty if it is no such picture. */
  static Optional<List<Node>> of(String svg) {
    Document picture = Jsoup.parse(svg, "", Parser.xmlParser());
    if (picture.select("g.node").isEmpty()) {
      return Optional.empty();
    }
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    for (Element edge : picture.select("g.edge > title")) {
      Matcher ends = EDGE.matcher(edge.text().strip());
      if (ends.matches()) {
        needs.computeIfAbsent(ends.group(2), id -> new LinkedHashSet<>()).add(ends.group(1));
      }
    }
    List<Node> nodes = new ArrayList<>();
    for (Element box : picture.select("g.node")) {
      Element title = box.selectFirst("title");
      if (title != null) {
        String id = title.text().strip();
        nodes.add(node(id, box, List.copyOf(needs.getOrDefault(id, Set.of()))));
      }
    }
    return Optional.of(nodes);
  }

  private static Node node(String id, Element box, List<String> needs) {
    String label = String.join(" ", box.select("text").eachText());
    label = label.replaceAll("[\\u2714\\u2717\\u2026]$", "").strip();
    Element link = box.selectFirst("a");
    String tooltip = link == null ? "" : link.attr("xlink:title");
    Outcome outcome = Outcome.UNKNOWN;
    for (Element shape : box.select("[fill]")) {
      String colour = shape.attr("fill").toLowerCase(Locale.ROOT);
      if (colour.startsWith("url(")) {
        // Two colours at once: it is built again.
        outcome = Outcome.RUNNING;
      }
      outcome = COLOURS.getOrDefault(colour, outcome);
    }
    String target = link == null ? null : link.attr("xlink:href");
    boolean failed = outcome == Outcome.FAILED && !tooltip.isBlank();
    return new Node(
        id,
        label.isEmpty() ? id : label,
        target == null || target.isBlank() ? null : target,
        failed ? Outcome.of("failed", tooltip) : outcome,
        failed ? tooltip : null,
        needs);
  }
}

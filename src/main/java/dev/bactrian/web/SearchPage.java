package dev.bactrian.web;

import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.Packages;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.web.SearchView.SignatureLine;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One box over reports, signatures, packages, error text and {@code #123}. */
final class SearchPage implements Page {

  private static final int MOST = 20;
  private static final int LONGEST = 2_000;

  /** Below it every name holds the words. */
  private static final int SHORTEST = 2;

  private static final Pattern NUMBER =
      Pattern.compile("(?:([\\w.-]{1,100}/[\\w.-]{1,100}))?#(\\d{1,9})");

  private final Rendering rendering;
  private final ReportBook book;
  private final ReportFacts facts;
  private final Packages packages;
  private final Nearest nearest;

  SearchPage(
      Rendering rendering, ReportBook book, ReportFacts facts, Packages packages, Nearest nearest) {
    this.rendering = rendering;
    this.book = book;
    this.facts = facts;
    this.packages = packages;
    this.nearest = nearest;
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/search", this::show);
  }

  private void show(Context context) {
    String query = context.queryParam("q");
    query = query == null ? "" : query.strip();
    if (query.length() > LONGEST) {
      throw new BadRequestResponse(
          "That is too long for a search; paste it into the playground instead.");
    }
    SearchView view = view(rendering.visitor(context), query);
    if (context.header("HX-Request") != null) {
      rendering.part(context, "parts/found.jte", Map.of("view", view));
    } else {
      rendering.show(context, "pages/search.jte", view);
    }
  }

  private SearchView view(Visitor visitor, String query) {
    Matcher number = NUMBER.matcher(query);
    if (number.matches()) {
      int wanted = Integer.parseInt(number.group(2));
      List<ReportLine> found =
          number.group(1) == null
              ? book.lines(visitor, book.numbered(visitor, wanted), MOST)
              : book.find(visitor, number.group(1), wanted).stream()
                  .map(entry -> book.line(entry.report().post()))
                  .toList();
      return new SearchView(query, found, List.of(), List.of(), List.of());
    }
    if (query.length() < SHORTEST) {
      return new SearchView(query, List.of(), List.of(), List.of(), List.of());
    }
    Set<String> signatures = new LinkedHashSet<>(facts.publicSignatures(query, MOST));
    nearest.signatures(query).stream()
        .filter(id -> !facts.withSignature(id).isEmpty())
        .filter(id -> facts.publicSignatures(id, 1).contains(id))
        .forEach(signatures::add);
    String words = query.toLowerCase(Locale.ROOT);
    return new SearchView(
        query,
        List.of(),
        signatures.stream().map(id -> new SignatureLine(id, SignatureView.path(id))).toList(),
        packages.all().stream()
            .map(OpamPackage::name)
            .filter(name -> name.contains(words))
            .sorted((a, b) -> Integer.compare(a.length(), b.length()))
            .limit(MOST)
            .toList(),
        new CandidateViews(book).fresh(visitor, nearest.search(query), MOST));
  }
}

package dev.bactrian.web;

import dev.bactrian.index.Entry;
import dev.bactrian.report.Block;
import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.store.AskedCommands;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.web.AnswerView.LogLine;
import dev.bactrian.web.ReportView.AskedView;
import dev.bactrian.web.ReportView.BesideView;
import dev.bactrian.web.ReportView.CandidateView;
import dev.bactrian.web.ReportView.LinkView;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report: its failures, the earlier reports near it, and its log beside one of theirs. */
final class ReportPage implements Page {

  static final int CANDIDATES = 5;
  private static final int MOST_LINES = 1_500;
  private static final int MOST_DUPLICATES = 1_000;
  private static final int MOST_ASKED = 5;
  private static final Pattern NAME = Pattern.compile("([\\w.-]+/[\\w.-]+)#(\\d{1,9})");

  private final Rendering rendering;
  private final ReportBook book;
  private final Decisions decisions;
  private final Links links;
  private final AskedCommands asked;
  private final Nearest nearest;
  private final URI githubWeb;
  private final CandidateViews candidates;

  ReportPage(
      Rendering rendering,
      ReportBook book,
      Decisions decisions,
      Links links,
      AskedCommands asked,
      Nearest nearest,
      URI githubWeb) {
    this.rendering = rendering;
    this.book = book;
    this.decisions = decisions;
    this.links = links;
    this.asked = asked;
    this.nearest = nearest;
    this.githubWeb = githubWeb;
    this.candidates = new CandidateViews(book);
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/report/{owner}/{name}/{number}", this::show);
  }

  private void show(Context context) {
    Visitor visitor = rendering.visitor(context);
    Entry entry = find(visitor, context);
    rendering.show(context, "pages/report.jte", view(visitor, entry, context.queryParam("beside")));
  }

  private Entry find(Visitor visitor, Context context) {
    String number = context.pathParam("number");
    if (!number.matches("\\d{1,9}")) {
      throw new NotFoundResponse("A report's number is a number.");
    }
    return book.find(
            visitor,
            context.pathParam("owner") + "/" + context.pathParam("name"),
            Integer.parseInt(number))
        .orElseThrow(
            () ->
                new NotFoundResponse(
                    "No such report is known here"
                        + (visitor.isSignedIn()
                            ? ", or you may not see it."
                            : "; if it is private, sign in first.")));
  }

  private ReportView view(Visitor visitor, Entry entry, String beside) {
    Report report = entry.report();
    Post post = report.post();
    IssueKey key = ReportBook.key(entry.key());
    Optional<Decisions.Decided> decided = decisions.get(key);
    List<CandidateView> near =
        decided
            .map(one -> candidates.stored(visitor, one.candidates(), CANDIDATES))
            .orElseGet(() -> candidates.likely(visitor, nearest.earlier(entry), CANDIDATES));
    return new ReportView(
        book.line(post),
        post.installation() == 0
            ? null
            : githubWeb + "/" + post.repository() + "/issues/" + post.key().number(),
        post.author(),
        report.packages().stream().sorted().toList(),
        report.versions().stream().sorted().toList(),
        decided.map(Decisions.Decided::word).orElse(null),
        book.readable(visitor, decided.map(Decisions.Decided::reasons).orElse(List.of())),
        near,
        decided.isEmpty(),
        FailureViews.of(entry.diagnosis()),
        FailureViews.lines(post.body(), entry.diagnosis(), -1, MOST_LINES),
        links(visitor, key),
        // To whom it was answered: others may since be barred from what it names.
        asked.about(key, MOST_ASKED).stream()
            .filter(one -> one.login().equals(visitor.login()))
            .map(
                one ->
                    new AskedView(
                        one.line(),
                        one.login(),
                        one.state().name().toLowerCase(java.util.Locale.ROOT),
                        one.answer()))
            .toList(),
        cluster(visitor, key),
        beside(visitor, entry, near, beside));
  }

  private List<ReportView.ClusterEdge> cluster(Visitor visitor, IssueKey here) {
    return links
        .duplicates()
        .repeating(links.duplicates().canonical(here), MOST_DUPLICATES)
        .stream()
        .flatMap(
            link ->
                book.get(visitor, ReportBook.key(link.from())).stream()
                    .flatMap(
                        from ->
                            book.get(visitor, ReportBook.key(link.to())).stream()
                                .map(
                                    to ->
                                        new ReportView.ClusterEdge(
                                            book.line(from.report().post()),
                                            book.line(to.report().post())))))
        .toList();
  }

  private List<LinkView> links(Visitor visitor, IssueKey here) {
    List<LinkView> views = new ArrayList<>();
    for (Links.Link link : links.at(here)) {
      boolean from = link.from().equals(here);
      book.get(visitor, ReportBook.key(from ? link.to() : link.from()))
          .ifPresent(
              other ->
                  views.add(
                      new LinkView(
                          words(link.type(), from), book.line(other.report().post()), link.by())));
    }
    return views;
  }

  private static String words(Links.Type type, boolean from) {
    if (from) {
      return type.id();
    }
    return type == Links.Type.DUPLICATE_OF ? "repeated by" : type.id() + " (from there)";
  }

  /** Beside the one that was asked for, or else the likeliest one with a log. */
  private BesideView beside(Visitor visitor, Entry entry, List<CandidateView> near, String asked) {
    List<String> names =
        asked != null ? List.of(asked) : near.stream().map(one -> one.line().name()).toList();
    List<LogLine> here = log(entry);
    if (here.isEmpty()) {
      return null;
    }
    for (String name : names) {
      Matcher parts = NAME.matcher(name);
      Optional<Entry> other =
          parts.matches()
              ? book.find(visitor, parts.group(1), Integer.parseInt(parts.group(2)))
              : Optional.empty();
      if (other.isEmpty() && asked != null) {
        throw new NotFoundResponse("The other report is not known here.");
      }
      if (other.isPresent() && !log(other.get()).isEmpty()) {
        Set<String> frames = frames(entry);
        frames.retainAll(frames(other.get()));
        return new BesideView(
            book.line(other.get().report().post()),
            List.copyOf(frames),
            Alignment.of(here, log(other.get()), frames));
      }
    }
    return null;
  }

  private static Set<String> frames(Entry entry) {
    Set<String> frames = new LinkedHashSet<>();
    entry.diagnosis().failures().forEach(one -> frames.addAll(one.signature().frames()));
    return frames;
  }

  private static List<LogLine> log(Entry entry) {
    List<LogLine> lines = new ArrayList<>();
    for (Block block : entry.report().logs()) {
      int number = block.firstLine();
      for (String text : block.text().lines().toList()) {
        lines.add(new LogLine(number++, text, false));
      }
    }
    return lines;
  }
}

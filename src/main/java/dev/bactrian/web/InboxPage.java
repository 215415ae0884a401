package dev.bactrian.web;

import dev.bactrian.index.Entry;
import dev.bactrian.report.Post;
import dev.bactrian.store.AskedCommands;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.PutOff;
import dev.bactrian.store.Rejections;
import dev.bactrian.web.ReportView.CandidateView;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decisions that wait: accepting and rejecting go the way of {@code /duplicate} and {@code
 * /not-duplicate}, with the same rights.
 */
final class InboxPage implements Page {

  private static final Duration LATER = Duration.ofDays(1);

  /** Latest decisions that are looked at, and items shown of those that wait. */
  private static final int LOOKED_AT = 500;

  private static final int SHOWN = 50;
  private static final int CANDIDATES = 3;
  private static final Pattern NAME = Pattern.compile("([\\w.-]{1,100}/[\\w.-]{1,100})#(\\d{1,9})");

  private final Rendering rendering;
  private final ReportBook book;
  private final Decisions decisions;
  private final Links links;
  private final Rejections rejections;
  private final PutOff putOff;
  private final Acting acting;
  private final InstantSource clock;
  private final CandidateViews candidates;

  InboxPage(Rendering rendering, Ground ground) {
    this.rendering = rendering;
    this.book = ground.book();
    this.decisions = ground.decisions();
    this.links = ground.links();
    this.rejections = ground.rejections();
    this.putOff = ground.putOff();
    this.acting = ground.acting();
    this.clock = ground.clock();
    this.candidates = new CandidateViews(book);
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/inbox", this::show);
    config.routes.post("/inbox", this::decide);
  }

  private void show(Context context) {
    Visitor visitor = rendering.visitor(context);
    Set<IssueKey> later =
        visitor.isSignedIn() ? putOff.of(visitor.login(), clock.instant()) : Set.of();
    List<InboxView.Item> items = new ArrayList<>();
    for (Decisions.Decided decided : decisions.waiting(LOOKED_AT)) {
      if (items.size() < SHOWN && !later.contains(decided.issue())) {
        item(visitor, decided).ifPresent(items::add);
      }
    }
    rendering.show(
        context,
        "pages/inbox.jte",
        new InboxView(items, later.size(), visitor.isSignedIn(), done(context)));
  }

  private static String done(Context context) {
    String done = context.queryParam("done");
    String about = context.queryParam("about");
    if (done == null || about == null || !NAME.matcher(about).matches()) {
      return null;
    }
    return switch (done) {
      case "done" -> about + ": done.";
      case "waiting" -> about + ": noted; it is being done.";
      case "later" -> about + ": put off until tomorrow.";
      default -> null;
    };
  }

  private Optional<InboxView.Item> item(Visitor visitor, Decisions.Decided decided) {
    Optional<Entry> entry = book.get(visitor, ReportBook.key(decided.issue()));
    if (entry.isEmpty() || links.duplicates().duplicateOf(decided.issue()).isPresent()) {
      return Optional.empty();
    }
    ReportLine line = book.line(entry.get().report().post());
    Set<IssueKey> rejected = rejections.of(decided.issue());
    List<CandidateView> near =
        candidates.stored(visitor, decided.candidates(), CANDIDATES).stream()
            .filter(one -> key(visitor, one.line().name()).filter(rejected::contains).isEmpty())
            .toList();
    return line.open() && !near.isEmpty()
        ? Optional.of(
            new InboxView.Item(
                line,
                decided.word(),
                decided.at(),
                book.readable(visitor, decided.reasons()),
                near))
        : Optional.empty();
  }

  private void decide(Context context) {
    Visitor visitor = rendering.checkForm(context);
    Post report = named(visitor, context.formParam("report"));
    IssueKey key = ReportBook.key(report.key());
    String act = String.valueOf(context.formParam("act"));
    String name = report.repository() + "#" + report.key().number();
    if (act.equals("later")) {
      putOff.put(key, visitor.login(), clock.instant().plus(LATER));
      back(context, "later", name);
      return;
    }
    Post other = named(visitor, context.formParam("other"));
    String word = other.repository() + "#" + other.key().number();
    String line =
        switch (act) {
          case "accept" -> "/duplicate " + word;
          case "reject" -> "/not-duplicate " + word;
          default -> throw new BadRequestResponse("Accept, reject or later? Nothing was changed.");
        };
    if (!acting.mayDecide(visitor.login(), key)) {
      throw new ForbiddenResponse(
          "GitHub does not let you decide about "
              + name
              + ": that is for its author, and whoever has the triage role there.");
    }
    try {
      AskedCommands.Asked asked = acting.ask(visitor.login(), key, line);
      if (asked.state() == AskedCommands.State.REFUSED) {
        context.status(303).header("Location", ReportBook.path(report));
      } else {
        back(context, asked.state().name().toLowerCase(Locale.ROOT), name);
      }
    } catch (IOException e) {
      rendering.problem(context, 503, e.getMessage());
    }
  }

  private static void back(Context context, String done, String name) {
    context
        .status(303)
        .header(
            "Location",
            "/inbox?done=" + done + "&about=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
  }

  private Post named(Visitor visitor, String name) {
    return find(visitor, name)
        .map(entry -> entry.report().post())
        .orElseThrow(
            () -> new NotFoundResponse("No such report is known here. Nothing was changed."));
  }

  private Optional<Entry> find(Visitor visitor, String name) {
    Matcher parts = NAME.matcher(String.valueOf(name));
    return parts.matches()
        ? book.find(visitor, parts.group(1), Integer.parseInt(parts.group(2)))
        : Optional.empty();
  }

  private Optional<IssueKey> key(Visitor visitor, String name) {
    return find(visitor, name).map(entry -> ReportBook.key(entry.key()));
  }
}

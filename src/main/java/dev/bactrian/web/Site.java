package dev.bactrian.web;

import dev.bactrian.config.RepositoryFile;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.InputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages people look at. They work without JavaScript. Thread-safe. */
public final class Site {

  private static final Logger log = LoggerFactory.getLogger(Site.class);

  private final Rendering rendering;
  private final List<Page> pages;

  public Site(Ground ground) {
    Visitors visitors =
        new Visitors(ground.sessions(), ground.signIn(), ground.publicUrl(), ground.clock());
    this.rendering = new Rendering(visitors);
    RunBook runs = new RunBook(ground.runs());
    this.pages =
        List.of(
            new InboxPage(rendering, ground),
            new SearchPage(
                rendering, ground.book(), ground.facts(), ground.packages(), ground.nearest()),
            new ReportPage(
                rendering,
                ground.book(),
                ground.decisions(),
                ground.links(),
                ground.asked(),
                ground.nearest(),
                ground.githubWeb()),
            new SignaturePage(rendering, ground.book(), ground.facts(), ground.runs()),
            new CausesPage(rendering, runs, ground.causeReports(), ground.links(), ground.book()),
            new MatrixPage(rendering, runs, ground.packages()),
            new PackagePages(rendering, runs, ground),
            new ReplayPage(rendering, ground.decisions(), ground.links()),
            new LivePage(rendering, ground.work()),
            new OpenApi(),
            new PlaygroundPage(rendering, ground),
            new HelpPage(rendering, ground.commands()),
            new SignInPages(ground.signIn(), visitors, rendering, ground.publicUrl()));
  }

  /** Adds the pages and what they need. */
  public void addTo(JavalinConfig config) {
    Assets.addTo(config);
    config.routes.get("/bactrian.schema.json", Site::schema);
    config.routes.before(SecurityHeaders::add);
    pages.forEach(page -> page.addTo(config));
    config.routes.exception(HttpResponseException.class, this::problem);
    config.routes.exception(
        Exception.class,
        (failure, context) -> {
          log.error("{} {} failed", context.method(), context.path(), failure);
          problem(context, 500, "Something went wrong here; the log says what");
        });
    config.routes.error(404, this::nowhere);
  }

  /** For editors: what may stand in a repository's file. */
  private static void schema(Context context) {
    InputStream schema = RepositoryFile.class.getResourceAsStream("bactrian.schema.json");
    context.contentType("application/schema+json").result(schema);
  }

  /** Also called after a page has said what is missing: that stays. */
  private void nowhere(Context context) {
    if (context.result() == null || context.result().isEmpty()) {
      problem(context, 404, "There is no such page");
    }
  }

  private void problem(HttpResponseException failure, Context context) {
    problem(context, failure.getStatus(), failure.getMessage());
  }

  private void problem(Context context, int status, String words) {
    if (context.path().startsWith("/webhook")) {
      context.status(status);
      return;
    }
    rendering.problem(context, status, words);
  }
}

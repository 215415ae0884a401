package dev.bactrian.web;

import dev.bactrian.ci.CiHealth;
import dev.bactrian.store.BuildRuns;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** Paste an issue or a log: what Bactrian would say. Nothing is kept. */
public final class PlaygroundPage implements Page {

  /** Longer texts are refused with words, not cut. */
  static final int LONGEST_TEXT = 10 << 20;

  /** Longer than a form can be that holds such a text, each letter as three bytes. */
  private static final long LONGEST_FORM = 25L << 20;

  /** Of an even longer one so much is listened to before the line is cut. */
  private static final long PATIENCE = 100L << 20;

  private static final String SAMPLE =
      """
      $ dune runtest
      ### OCaml runtime: debug mode ###
      [03] file runtime/minor_gc.c; line 648 ### Assertion failed: caml_domain_alone() || young_ptr_in_range(domain)
      Command got signal ABRT.
      """;

  private final Rendering rendering;
  private final Playground playground;
  private final LongWork work;
  private final BuildRuns runs;
  private final InstantSource clock;

  PlaygroundPage(Rendering rendering, Ground ground) {
    this.rendering = rendering;
    this.playground = ground.playground();
    this.work = ground.work();
    this.runs = ground.runs();
    this.clock = ground.clock();
  }

  /**
   * The page.
   *
   * @param title as pasted
   * @param text as pasted
   * @param reports how many are known
   * @param problem in words, or null
   * @param answer null before anything is pasted
   */
  public record View(String title, String text, int reports, String problem, AnswerView answer) {}

  /**
   * The health page.
   *
   * @param builds how well the health checks are whose runs are kept here
   */
  public record Health(List<Check> checks, List<LongWork.Job> work, List<CiHealth> builds) {}

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get(
        "/",
        context ->
            show(context, "", context.queryParam("sample") == null ? "" : SAMPLE, null, null));
    config.routes.post("/", this::answer);
    config.routes.get(
        "/status",
        context ->
            rendering.show(
                context,
                "pages/status.jte",
                new Health(playground.checks(), work.now(), CiHealth.of(runs, clock.instant()))));
  }

  private void answer(Context context) throws IOException {
    if (context.req().getContentLengthLong() > LONGEST_FORM) {
      // A browser that still sends when the line is cut shows its own error in place of ours.
      context.req().getInputStream().skipNBytes(skippable(context));
      tooLong(context, "");
      return;
    }
    String title = text(context, "title");
    String text = text(context, "text");
    if (text.isBlank() && title.isBlank()) {
      show(context.status(400), title, text, "Paste something first.", null);
    } else if (text.length() > LONGEST_TEXT) {
      tooLong(context, title);
    } else {
      show(context, title, text, null, playground.answer(title, text));
    }
  }

  private static long skippable(Context context) {
    return Math.min(context.req().getContentLengthLong(), PATIENCE);
  }

  private void tooLong(Context context, String title) {
    show(
        context.status(413),
        title,
        "",
        "That is more than 10 MB; paste the part that failed.",
        null);
  }

  private void show(Context context, String title, String text, String problem, AnswerView answer) {
    rendering.show(
        context,
        "pages/playground.jte",
        new View(title, text, playground.reports(), problem, answer));
  }

  private static String text(Context context, String field) {
    String value = context.formParam(field);
    return value == null ? "" : value.replace("\r\n", "\n");
  }
}

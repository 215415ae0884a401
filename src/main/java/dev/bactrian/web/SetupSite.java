package dev.bactrian.web;

import dev.bactrian.config.AppManifest;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only pages while there is no App: they send GitHub the manifest and take its answer
 * (docs.github.com, "Registering a GitHub App from a manifest"). Thread-safe.
 */
public final class SetupSite {

  /** Where GitHub sends the browser back to; app-manifest.yml names it too. */
  static final String DONE = "/setup/done";

  private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9-]{0,39}");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._-]{1,34}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,200}");
  private static final Logger log = LoggerFactory.getLogger(SetupSite.class);

  private final TemplateEngine pages =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.bactrian.web.pages");
  private final AppManifest manifest;
  private final URI githubWeb;
  private final URI publicUrl;
  private final Registration registration;
  private final SetupGuard guard;
  private final OwnCookie cookie;

  /** What GitHub's answer leads to. */
  public interface Registration {

    /**
     * Exchanges the code for the App, and keeps it.
     *
     * @return the page on GitHub where the App is installed
     * @throws IOException in words for the page, if it did not work
     */
    URI exchange(String code) throws IOException;

    /** The browser has its answer: the App may start. */
    void finished();
  }

  /**
   * @param githubWeb base of GitHub's pages
   * @param publicUrl where this copy is reached
   */
  public SetupSite(
      AppManifest manifest,
      URI githubWeb,
      URI publicUrl,
      Registration registration,
      InstantSource clock) {
    this.manifest = manifest;
    this.githubWeb = githubWeb;
    this.publicUrl = publicUrl;
    this.registration = registration;
    this.guard = new SetupGuard(clock);
    this.cookie = OwnCookie.of(publicUrl, "bactrian-setup");
  }

  /** The address to print for the operator: whoever has it may set the App up, once. */
  public URI link() {
    return URI.create(publicUrl + "/setup?token=" + guard.token());
  }

  /** Adds the pages, and answers for the machines that ask meanwhile. */
  public void addTo(JavalinConfig config) {
    Assets.addTo(config);
    config.routes.before(SecurityHeaders::add);
    config.routes.get("/health", context -> context.result("alive\n"));
    config.routes.get("/ready", context -> notYet(context));
    config.routes.post("/webhook", context -> notYet(context));
    config.routes.get("/", context -> refuse(context, 200));
    config.routes.get("/setup", this::ask);
    config.routes.post("/setup", this::send);
    config.routes.get(DONE, this::done);
    config.routes.error(404, context -> refuse(context, 404));
    config.routes.exception(
        Exception.class,
        (failure, context) -> {
          log.error("{} {} failed", context.method(), context.path(), failure);
          problem(context, 500, "Something went wrong here; the log says what");
        });
  }

  private static void notYet(Context context) {
    context.status(503).result("not set up: open the link in the log\n");
  }

  private void ask(Context context) {
    String token = context.queryParam("token");
    if (!guard.isToken(token) && !guard.isSession(cookie.of(context))) {
      refuse(context, 403);
      return;
    }
    form(context, guard.isToken(token) ? token : "", manifest.name(), "", null);
  }

  private void send(Context context) {
    String token = text(context, "token");
    boolean entered = guard.isSession(cookie.of(context)) && guard.isFormKey(text(context, "key"));
    if (!entered && !guard.isToken(token)) {
      refuse(context, 403);
      return;
    }
    String name = text(context, "name");
    String owner = text(context, "owner");
    String wrong = wrong(name, owner);
    if (wrong != null) {
      form(context.status(400), entered ? "" : token, name, owner, wrong);
      return;
    }
    if (!entered) {
      String session = guard.enter(token);
      if (session == null) {
        refuse(context, 403);
        return;
      }
      cookie.set(context, session, SetupGuard.STATE_LIVES);
    }
    SecurityHeaders.addFormTo(context, githubWeb);
    Map<String, Object> values = new HashMap<>();
    values.put("action", action(owner));
    values.put("manifest", manifest.json(name, publicUrl));
    values.put("name", name);
    values.put("owner", owner);
    values.put("permissions", manifest.permissions());
    values.put("events", manifest.events());
    render(context, "pages/setup-send.jte", values);
  }

  private void done(Context context) throws IOException {
    String code = context.queryParam("code");
    if (code == null
        || !CODE.matcher(code).matches()
        || !guard.takeState(cookie.of(context), context.queryParam("state"))) {
      problem(
          context,
          403,
          "This answer belongs to no question asked here, or came too late. Open /setup again.");
      return;
    }
    URI installation;
    try {
      installation = registration.exchange(code);
    } catch (IOException e) {
      log.error("the App was not set up: {}", e.getMessage());
      problem(context, 502, e.getMessage());
      return;
    }
    guard.close();
    cookie.remove(context);
    context.status(303).header("Location", installation.toString()).header("Connection", "close");
    // On its way before this server makes room for the App's.
    context.res().setContentLength(0);
    context.res().flushBuffer();
    registration.finished();
  }

  private static String wrong(String name, String owner) {
    if (!NAME.matcher(name).matches()) {
      return "A name has 1 to "
          + AppManifest.LONGEST_NAME
          + " letters, digits, blanks, dots, hyphens.";
    }
    return OWNER.matcher(owner).matches() ? null : "That is not the name of an organisation.";
  }

  private String action(String owner) {
    String path = owner.isEmpty() ? "" : "/organizations/" + owner;
    return githubWeb
        + path
        + "/settings/apps/new?state="
        + URLEncoder.encode(guard.newState(), StandardCharsets.UTF_8);
  }

  private void form(Context context, String token, String name, String owner, String problem) {
    Map<String, Object> values = new HashMap<>();
    values.put("token", token);
    values.put("key", token.isEmpty() ? guard.formKey() : "");
    values.put("name", name);
    values.put("owner", owner);
    values.put("problem", problem);
    values.put("publicUrl", publicUrl.toString());
    values.put("local", isLocal());
    render(context, "pages/setup.jte", values);
  }

  private boolean isLocal() {
    String host = publicUrl.getHost();
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private void refuse(Context context, int status) {
    render(context.status(status), "pages/setup-closed.jte", Map.of());
  }

  private void problem(Context context, int status, String words) {
    render(context.status(status), "pages/problem.jte", Map.of("status", status, "words", words));
  }

  private static String text(Context context, String field) {
    String value = context.formParam(field);
    return value == null ? "" : value.strip();
  }

  private void render(Context context, String page, Map<String, Object> values) {
    StringOutput output = new StringOutput();
    pages.render(page, values, output);
    context.html(output.toString());
  }
}

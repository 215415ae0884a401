package dev.bactrian.webhook;

import dev.bactrian.queue.DeliveryQueue;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /webhook}: takes a delivery, and answers 202 only once it is on disk. Whoever is
 * turned away learns no more than a status. Thread-safe.
 */
public final class WebhookReceiver implements Handler {

  /** GitHub sends no more than 25 MB (docs.github.com, "Webhook events and payloads"). */
  public static final int MAX_BODY = 25 * 1024 * 1024;

  public static final String PATH = "/webhook";

  /** GitHub does not try again by itself; proxies and tools that redeliver do. */
  private static final String RETRY_AFTER_SECONDS = "30";

  private static final Logger log = LoggerFactory.getLogger(WebhookReceiver.class);
  private static final Pattern EVENT = Pattern.compile("[a-z0-9_]{1,64}");

  /** No colon: guids with one are our own jobs. */
  private static final Pattern GUID = Pattern.compile("[0-9A-Za-z-]{1,64}");

  private final Intake intake;
  private final DeliveryQueue queue;
  private final WebhookSignature signature;
  private final Set<String> wanted;

  /**
   * Queues the wanted events; others are acknowledged and forgotten.
   *
   * @param secrets one, or during a rotation several
   * @throws IllegalArgumentException if there is no secret
   */
  public WebhookReceiver(DeliveryQueue queue, List<String> secrets, Set<String> wanted) {
    this(queue, secrets, wanted, new Intake());
  }

  WebhookReceiver(DeliveryQueue queue, List<String> secrets, Set<String> wanted, Intake intake) {
    this.intake = intake;
    this.queue = queue;
    this.signature = new WebhookSignature(secrets);
    this.wanted = Set.copyOf(wanted);
  }

  /** Adds the route, and lets the server take bodies as large as GitHub's. */
  public void addTo(JavalinConfig config) {
    config.http.maxRequestSize = Math.max(config.http.maxRequestSize, MAX_BODY + 1L);
    for (HandlerType method :
        List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE)) {
      config.routes.addHttpHandler(method, PATH, this);
    }
  }

  @Override
  public void handle(Context context) throws IOException {
    HttpStatus status = receive(context);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      context.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    context.status(status).contentType("text/plain").result("");
  }

  private HttpStatus receive(Context context) throws IOException {
    if (context.method() != HandlerType.POST) {
      context.header("Allow", "POST");
      return HttpStatus.METHOD_NOT_ALLOWED;
    }
    if (context.req().getContentLengthLong() > MAX_BODY) {
      return HttpStatus.CONTENT_TOO_LARGE;
    }
    String event = context.header("X-GitHub-Event");
    String guid = context.header("X-GitHub-Delivery");
    if (event == null
        || guid == null
        || !EVENT.matcher(event).matches()
        || !GUID.matcher(guid).matches()) {
      return HttpStatus.BAD_REQUEST;
    }
    String signed = context.header("X-Hub-Signature-256");
    if (signed == null) {
      return HttpStatus.UNAUTHORIZED;
    }
    try {
      return intake.with(
          context.req().getInputStream(),
          MAX_BODY,
          body -> read(context, guid, event, signed, body));
    } catch (Intake.Full e) {
      log.warn("{} {} is turned away: {}", event, guid, e.getMessage());
      return HttpStatus.SERVICE_UNAVAILABLE;
    }
  }

  private HttpStatus read(Context context, String guid, String event, String signed, byte[] body) {
    if (body.length > MAX_BODY) {
      return HttpStatus.CONTENT_TOO_LARGE;
    }
    if (!signature.signs(signed, body)) {
      log.warn("a delivery with a wrong signature was turned away; is the webhook secret right?");
      return HttpStatus.FORBIDDEN;
    }
    if (!isJson(context.contentType())) {
      log.warn(
          "the webhook's content type must be application/json; change it in the App's settings");
      return HttpStatus.UNSUPPORTED_MEDIA_TYPE;
    }
    return store(guid, event, body);
  }

  private HttpStatus store(String guid, String event, byte[] body) {
    Envelope envelope;
    try {
      envelope = Envelope.read(body);
    } catch (IOException e) {
      log.warn("{} {} is not a JSON object", event, guid);
      return HttpStatus.BAD_REQUEST;
    }
    if (!wanted.contains(event)) {
      log.debug("{} {} is nothing to us", event, guid);
      return HttpStatus.ACCEPTED;
    }
    try {
      boolean stored = queue.put(Routing.route(guid, event, envelope, body));
      log.debug("{} {} {}", event, guid, stored ? "stored" : "is known already");
      return HttpStatus.ACCEPTED;
    } catch (RuntimeException e) {
      log.error("{} {} cannot be stored; GitHub will be asked for it again", event, guid, e);
      return HttpStatus.SERVICE_UNAVAILABLE;
    }
  }

  private static boolean isJson(String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.split(";", 2)[0].strip();
    return type.toLowerCase(Locale.ROOT).equals("application/json");
  }
}

package dev.bactrian.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long work goes on, as server-sent events: an event at once, then one whenever it changed. A
 * stream ends after a while and the browser opens the next, so that none is kept for ever.
 */
final class LivePage implements Page {

  private static final int MOST_STREAMS = 50;
  private static final Duration STREAM = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Rendering rendering;
  private final LongWork work;
  private final AtomicInteger open = new AtomicInteger();

  LivePage(Rendering rendering, LongWork work) {
    this.rendering = rendering;
    this.work = work;
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/live", this::stream);
  }

  private void stream(Context context) throws IOException, InterruptedException {
    if (Rendering.wantsJson(context)) {
      context.contentType("application/json").result(json());
      return;
    }
    if (open.incrementAndGet() > MOST_STREAMS) {
      open.decrementAndGet();
      rendering.problem(context, 503, "Too many people watch this now; reload the page instead.");
      return;
    }
    try {
      context.contentType("text/event-stream; charset=utf-8").header("X-Accel-Buffering", "no");
      context.disableCompression();
      OutputStream out = context.res().getOutputStream();
      long end = System.nanoTime() + STREAM.toNanos();
      String last = null;
      while (System.nanoTime() < end) {
        String now = json();
        String event = now.equals(last) ? ": still there\n\n" : "data: " + now + "\n\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
        context.res().flushBuffer();
        last = now;
        Thread.sleep(LOOK);
      }
    } catch (IOException e) {
      // Whoever watched has gone.
    } finally {
      open.decrementAndGet();
    }
  }

  private String json() throws JsonProcessingException {
    return JSON.writeValueAsString(work.now());
  }
}

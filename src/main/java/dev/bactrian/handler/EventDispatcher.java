package dev.bactrian.handler;

import dev.bactrian.github.Event;
import dev.bactrian.github.Events;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.MalformedEvent;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.GiveUp;
import dev.bactrian.queue.Handler;
import dev.bactrian.queue.RetryAt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the queue calls: GitHub's events go to the features in their order, our own jobs to the job
 * of their name. Thread-safe.
 */
public final class EventDispatcher implements Handler {

  private static final Logger log = LoggerFactory.getLogger(EventDispatcher.class);

  private final List<Feature> features;
  private final Map<String, Handler> jobs;

  /**
   * @param features in the order in which they see an event
   * @param jobs by the name under which they are queued
   */
  public EventDispatcher(List<Feature> features, Map<String, Handler> jobs) {
    this.features = List.copyOf(features);
    this.jobs = Map.copyOf(jobs);
  }

  @Override
  public void handle(Delivery delivery) throws Exception {
    try {
      Handler job = jobs.get(delivery.event());
      if (job != null) {
        job.handle(delivery);
        return;
      }
      Optional<Event> event = Events.parse(delivery.event(), delivery.body());
      if (event.isEmpty()) {
        return;
      }
      for (Feature feature : features) {
        if (feature.concerns(event.get())) {
          log.debug("{} sees {}", feature.getClass().getSimpleName(), delivery);
          feature.handle(event.get());
        }
      }
    } catch (MalformedEvent e) {
      throw new GiveUp(e.getMessage(), e);
    } catch (GitHubException e) {
      throw inWordsOfTheQueue(e);
    }
  }

  /** What waiting can mend is tried again, what it can't is a dead letter. */
  private static RuntimeException inWordsOfTheQueue(GitHubException e) {
    return switch (e.kind()) {
      case RATE_LIMITED -> e.retryAt().isPresent() ? new RetryAt(e.retryAt().get(), e) : e;
      case FORBIDDEN, INVALID -> new GiveUp(e.getMessage(), e);
      case NOT_FOUND -> new GiveUp("not there any more, or hidden: " + e.getMessage(), e);
      case UNAUTHORIZED, UNAVAILABLE, MALFORMED -> e;
    };
  }
}

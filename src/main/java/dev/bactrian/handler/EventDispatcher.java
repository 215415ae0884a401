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
      inWordsOfTheQueue(delivery, e);
    }
  }

  /**
   * What waiting can mend is tried again; what a person must mend is a dead letter. Where the issue
   * was deleted, moved away or locked in the meantime there is nothing left to do.
   */
  private static void inWordsOfTheQueue(Delivery delivery, GitHubException e) {
    switch (e.kind()) {
      case NOT_FOUND, LOCKED -> log.info("{}: nothing left to do: {}", delivery, e.getMessage());
      case RATE_LIMITED -> throw e.retryAt().isPresent() ? new RetryAt(e.retryAt().get(), e) : e;
      case FORBIDDEN, INVALID, NOT_INSTALLED -> throw new GiveUp(e.getMessage(), e);
      case UNAUTHORIZED, UNAVAILABLE, MALFORMED -> throw e;
    }
  }
}

package dev.bactrian.handler;

import dev.bactrian.github.Event;

/** Answers events of one sort. Called again after a failure: its effects must happen once. */
public interface Feature {

  /** True if the event concerns it. */
  boolean concerns(Event event);

  /** Does what is to be done. */
  void handle(Event event);
}

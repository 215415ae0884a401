package dev.bactrian.web;

import java.util.List;

/**
 * Answers what people paste, without keeping or posting anything. Implementations are thread-safe.
 */
public interface Playground {

  /** What would be said about an issue with this title and text. */
  AnswerView answer(String title, String text);

  /** How many reports are known. */
  int reports();

  /** The current state of health. */
  List<Check> checks();
}

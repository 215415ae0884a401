package dev.bactrian.web;

import dev.bactrian.index.Entry;
import dev.bactrian.match.Candidate;
import java.util.List;

/**
 * Finds reports that are near: the matcher as the pages use it. Implementations are thread-safe.
 */
public interface Nearest {

  /** Earlier reports, likeliest first, as they would be found today. */
  List<Candidate> earlier(Entry report);

  /** Public reports near to what somebody types, likeliest first. */
  List<Candidate> search(String words);

  /** The signatures of what fails in a text. */
  List<String> signatures(String text);
}

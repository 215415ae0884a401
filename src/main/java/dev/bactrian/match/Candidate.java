package dev.bactrian.match;

import dev.bactrian.report.Post;
import java.util.List;

/**
 * An earlier report that may be the same bug.
 *
 * @param post the earlier report as it stands now
 * @param probability that it is a duplicate, calibrated, 0 to 1
 * @param evidence strongest first, for and against
 */
public record Candidate(Post post, double probability, List<Evidence> evidence) {

  public Candidate {
    evidence = List.copyOf(evidence);
  }
}

package dev.bactrian.handler;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import java.util.List;

/**
 * Candidates as a decision keeps them: keys and evidence, no titles and no names, which would
 * outlive a change of visibility.
 */
public final class CandidateJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CandidateJson() {}

  /** {@code [{"key","probability","evidence":[{"scorer","weight","words","quote"}]}]}. */
  public static String write(List<Candidate> candidates) {
    ArrayNode array = JSON.createArrayNode();
    for (Candidate candidate : candidates) {
      ObjectNode one = array.addObject();
      one.put("key", candidate.post().key().toString());
      one.put("probability", candidate.probability());
      ArrayNode evidence = one.putArray("evidence");
      for (Evidence reason : candidate.evidence()) {
        evidence
            .addObject()
            .put("scorer", reason.scorer())
            .put("weight", reason.weight())
            .put("words", reason.words())
            .put("quote", reason.quote());
      }
    }
    return array.toString();
  }
}

package dev.bactrian.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.Answers;
import dev.bactrian.match.Candidate;
import dev.bactrian.match.Matcher;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.signature.SignedFailure;
import java.util.Set;

/** An answer as one JSON object on one line. */
final class MatchJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MatchJson() {}

  /**
   * {@code {"decision","reasons":[..],"signatures":[..],"candidates":[{"report","title","state",
   * "created_at","probability","named","evidence":[{"scorer","weight","words","quote"}]}]}}.
   *
   * @param scores whether each candidate also has {@code "scores":[{"scorer","value","logits"}]}
   */
  static String of(Answers.Answer answer, boolean scores) throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put("decision", answer.decision().word());
    ArrayNode reasons = root.putArray("reasons");
    answer.decision().reasons().forEach(reasons::add);
    ArrayNode signatures = root.putArray("signatures");
    for (SignedFailure one : answer.entry().diagnosis().failures()) {
      signatures.add(one.signature().id());
    }
    Set<ReportKey> named = Verdict.named(answer.decision());
    ArrayNode candidates = root.putArray("candidates");
    for (Matcher.Explanation one : answer.explanations()) {
      candidate(candidates.addObject(), one, named, scores);
    }
    return JSON.writeValueAsString(root);
  }

  private static void candidate(
      ObjectNode node, Matcher.Explanation explanation, Set<ReportKey> named, boolean scores) {
    Candidate candidate = explanation.candidate();
    Post post = candidate.post();
    node.put("report", RankingFile.name(post));
    node.put("title", post.title());
    node.put("state", post.isOpen() ? "open" : "closed");
    node.put("created_at", post.createdAt().toString());
    node.put("probability", Math.round(candidate.probability() * 1e4) / 1e4);
    node.put("named", named.contains(post.key()));
    ArrayNode evidence = node.putArray("evidence");
    candidate
        .evidence()
        .forEach(
            one ->
                evidence
                    .addObject()
                    .put("scorer", one.scorer())
                    .put("weight", one.weight())
                    .put("words", one.words())
                    .put("quote", one.quote()));
    if (scores) {
      ArrayNode all = node.putArray("scores");
      explanation
          .contributions()
          .forEach(
              one ->
                  all.addObject()
                      .put("scorer", one.scorer())
                      .put("value", one.value())
                      .put("logits", one.logits()));
    }
  }
}

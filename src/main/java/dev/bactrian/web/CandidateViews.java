package dev.bactrian.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import dev.bactrian.report.ReportKey;
import dev.bactrian.web.ReportView.CandidateView;
import java.util.ArrayList;
import java.util.List;

/** Candidates as a decision keeps them, or fresh ones, as the visitor may see them. Thread-safe. */
final class CandidateViews {

  /** Below it a candidate is shown to nobody: it would read 0.00. */
  private static final double LEAST = 0.01;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ReportBook book;

  CandidateViews(ReportBook book) {
    this.book = book;
  }

  /** From a decision's JSON; what the visitor may not see, or is gone, is left out. */
  List<CandidateView> stored(Visitor visitor, String json, int most) {
    List<CandidateView> views = new ArrayList<>();
    for (JsonNode one : read(json)) {
      if (views.size() == most) {
        break;
      }
      if (one.path("probability").asDouble() < LEAST) {
        continue;
      }
      List<String> evidence = new ArrayList<>();
      for (JsonNode reason : one.path("evidence")) {
        evidence.add(
            new Evidence(
                    reason.path("scorer").asText(),
                    reason.path("weight").asDouble(),
                    reason.path("words").asText(),
                    reason.path("quote").isTextual() ? reason.path("quote").asText() : null)
                .text());
      }
      book.get(visitor, ReportKey.parse(one.path("key").asText()))
          .ifPresent(
              entry ->
                  views.add(
                      new CandidateView(
                          book.line(entry.report().post()),
                          one.path("probability").asDouble(),
                          evidence)));
    }
    return views;
  }

  /** Fresh ones, as {@link #stored} shows those of a decision. */
  List<CandidateView> likely(Visitor visitor, List<Candidate> candidates, int most) {
    return fresh(
        visitor, candidates.stream().filter(one -> one.probability() >= LEAST).toList(), most);
  }

  List<CandidateView> fresh(Visitor visitor, List<Candidate> candidates, int most) {
    return candidates.stream()
        .filter(candidate -> book.maySee(visitor, candidate.post()))
        .limit(most)
        .map(
            candidate ->
                new CandidateView(
                    book.line(candidate.post()),
                    candidate.probability(),
                    candidate.evidence().stream().map(Evidence::text).toList()))
        .toList();
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a decision's candidates can't be read", e);
    }
  }
}

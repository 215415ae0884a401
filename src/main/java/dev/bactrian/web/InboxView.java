package dev.bactrian.web;

import dev.bactrian.web.ReportView.CandidateView;
import java.time.Instant;
import java.util.List;

/**
 * Decisions that wait for people.
 *
 * @param items newest first
 * @param putOff how many this person put off
 * @param canAct true if somebody is signed in
 * @param done what was just done, in words; null if nothing
 */
public record InboxView(List<Item> items, int putOff, boolean canAct, String done) {

  /** One suggestion with its evidence. */
  public record Item(
      ReportLine report,
      String word,
      Instant at,
      List<String> reasons,
      List<CandidateView> candidates) {

    /** The candidate that the decision is about. */
    public CandidateView first() {
      return candidates.getFirst();
    }
  }
}

package dev.bactrian.web;

import java.util.List;

/**
 * What a search found.
 *
 * @param query as it was typed
 * @param numbered reports of that number, where it asks for one
 * @param signatures whose name holds the words, or that are read from them
 * @param packages whose name holds the words
 * @param near public reports near to the words, likeliest first
 */
public record SearchView(
    String query,
    List<ReportLine> numbered,
    List<SignatureLine> signatures,
    List<String> packages,
    List<ReportView.CandidateView> near) {

  /** A signature and its page. */
  public record SignatureLine(String id, String path) {}

  public boolean isEmpty() {
    return numbered.isEmpty() && signatures.isEmpty() && packages.isEmpty() && near.isEmpty();
  }
}

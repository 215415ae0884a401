package dev.bactrian.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An answer as the pages show it; every string but {@code commentHtml} is untrusted and is escaped
 * by the template.
 *
 * @param word the decision's word
 * @param reasons why, one sentence part each
 * @param commentHtml the comment as GitHub would render it, already safe; empty where silent
 * @param candidates likeliest first
 * @param failures in the order of their lines
 * @param lines the text around its failures, with their numbers
 */
public record AnswerView(
    String word,
    List<String> reasons,
    String commentHtml,
    List<CandidateView> candidates,
    List<FailureView> failures,
    List<LogLine> lines) {

  /** One candidate with its evidence in words. */
  public record CandidateView(
      String name, String path, String title, String probability, List<String> evidence) {}

  /**
   * One failure with its signature.
   *
   * @param line of the text on which it is named
   */
  public record FailureView(
      String signature,
      String kind,
      boolean primary,
      String location,
      String subsystem,
      String fault,
      List<String> frames,
      int line) {

    /** Of the signature's page. */
    public String path() {
      return "/signature?id=" + URLEncoder.encode(signature, StandardCharsets.UTF_8);
    }
  }

  /** One line of the pasted text. */
  public record LogLine(int number, String text, boolean hit) {}
}

package dev.bactrian.ci.job;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jobs in the summary of a check run, one line of Markdown each: {@code ❌ [debian-12-5.2
 * (failed: ...)](address)}, as ocaml-ci and multicoretests-ci write them (service/summary.ml
 * there). Pure.
 */
public final class SummaryLinks {

  private static final int MOST = 1_000;
  private static final String EXPERIMENTAL = "EXPERIMENTAL: ";
  private static final Pattern LINE =
      Pattern.compile(
          "\\[([^\\[\\]\\n]{1,200}?) \\((passed|skipped|active|not started|aborted"
              + "|fail(?:ed|ure)(?:: ([^\\n]{0,2000}?))?)\\)\\]\\((https?://[^\\s()]{1,600})\\)");

  private SummaryLinks() {}

  /**
   * The jobs named in a summary.
   *
   * @param subject what was built, such as {@code owner/name}
   */
  public static List<CiJob> in(String summary, String subject) {
    List<CiJob> jobs = new ArrayList<>();
    Matcher line = LINE.matcher(summary);
    while (line.find() && jobs.size() < MOST) {
      String name = line.group(1);
      String variant = name.startsWith(EXPERIMENTAL) ? name.substring(EXPERIMENTAL.length()) : name;
      String state = line.group(2).startsWith("fail") ? "failed" : line.group(2);
      try {
        jobs.add(
            new CiJob(
                name,
                subject,
                Variant.of(variant),
                Outcome.of(state, line.group(3)),
                line.group(3),
                URI.create(line.group(4)),
                List.of()));
      } catch (IllegalArgumentException noAddress) {
        // Then it has no log that could be read.
      }
    }
    return jobs;
  }
}

package dev.bactrian.ci.job;

import java.net.URI;
import java.util.List;

/**
 * One job of a build.
 *
 * @param id unique within the build
 * @param subject what it builds or checks: a repository or a package
 * @param variant where
 * @param outcome as the CI shows it
 * @param error the CI's own words for what went wrong; null if it has none
 * @param log page of its log; null if it never had one
 * @param needs ids of the jobs it waits for
 */
public record CiJob(
    String id,
    String subject,
    Variant variant,
    Outcome outcome,
    String error,
    URI log,
    List<String> needs) {

  public CiJob {
    needs = List.copyOf(needs);
  }

  /** What is compared between compilers: the same subject in the same place. */
  public String row() {
    return variant.place().isEmpty() ? subject : subject + " · " + variant.place();
  }

  CiJob needing(List<String> others) {
    return new CiJob(id, subject, variant, outcome, error, log, others);
  }

  CiJob ended(Outcome other) {
    return new CiJob(id, subject, variant, other, error, log, needs);
  }
}

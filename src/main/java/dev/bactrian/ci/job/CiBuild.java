package dev.bactrian.ci.job;

import java.net.URI;
import java.util.List;

/**
 * What a CI shows of one commit, or of whatever else a link names.
 *
 * @param source name of the kind of CI
 * @param subject what was built, such as {@code owner/name}
 * @param commit or ref; empty if the page names none
 * @param address that it was read from
 * @param jobs in the CI's order
 * @param notes what is incomplete or odd, in words
 */
public record CiBuild(
    String source,
    String subject,
    String commit,
    URI address,
    List<CiJob> jobs,
    List<String> notes) {

  public CiBuild {
    jobs = List.copyOf(jobs);
    notes = List.copyOf(notes);
  }
}

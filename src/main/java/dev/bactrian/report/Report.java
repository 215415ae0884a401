package dev.bactrian.report;

import dev.bactrian.failure.Failure;
import java.util.List;
import java.util.Set;

/**
 * An issue that has been read: what its author wrote, apart from what the template, the tools and
 * the machine wrote. Immutable.
 *
 * @param post the issue itself
 * @param prose text without code, logs, quotes, HTML and template text
 * @param code blocks that are sources or commands
 * @param logs blocks that tools printed, fenced or not
 * @param failures what went wrong, read from the logs and from the text itself
 * @param versions compiler versions named, such as {@code 5.2.0}
 * @param packages opam packages named, without versions
 * @param logLinks links to logs elsewhere
 */
public record Report(
    Post post,
    String prose,
    List<Block> code,
    List<Block> logs,
    List<Failure> failures,
    Set<String> versions,
    Set<String> packages,
    List<String> logLinks) {

  public Report {
    code = List.copyOf(code);
    logs = List.copyOf(logs);
    failures = List.copyOf(failures);
    versions = Set.copyOf(versions);
    packages = Set.copyOf(packages);
    logLinks = List.copyOf(logLinks);
  }

  public ReportKey key() {
    return post.key();
  }

  /** The same report with its issue in another state. */
  public Report withPost(Post other) {
    return new Report(other, prose, code, logs, failures, versions, packages, logLinks);
  }
}

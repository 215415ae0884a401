package dev.bactrian.triage;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportKey;
import java.util.Set;

/**
 * All that counts for a decision about one report, apart from its candidates. Immutable.
 *
 * @param subject the report as it stands now
 * @param config of its repository
 * @param locked true if nobody may answer it
 * @param settled true if people already marked it as a duplicate
 * @param templateOnly true if nothing of its body is the author's own
 * @param versions compiler versions it names
 * @param named reports that people already named in it
 * @param rejected reports that people said it is not the same as
 */
public record Situation(
    Post subject,
    RepositoryConfig config,
    boolean locked,
    boolean settled,
    boolean templateOnly,
    Set<String> versions,
    Set<ReportKey> named,
    Set<ReportKey> rejected) {

  public Situation {
    versions = Set.copyOf(versions);
    named = Set.copyOf(named);
    rejected = Set.copyOf(rejected);
  }

  /** What a report says by itself; nothing that people said about it is known. */
  public static Situation of(Report report, RepositoryConfig config) {
    return new Situation(
        report.post(),
        config,
        false,
        false,
        isTemplateOnly(report),
        report.versions(),
        Set.of(),
        Set.of());
  }

  /**
   * True if its body holds nothing that its author wrote: only template text, or only a screenshot.
   * An empty body is none of these: then the title is all there is.
   */
  public static boolean isTemplateOnly(Report report) {
    return !report.post().body().isBlank()
        && report.prose().isBlank()
        && report.code().isEmpty()
        && report.logs().isEmpty();
  }

  /** An open report about which nothing is known but what it says. */
  public static Situation of(Post subject, RepositoryConfig config, Set<String> versions) {
    return new Situation(subject, config, false, false, false, versions, Set.of(), Set.of());
  }
}

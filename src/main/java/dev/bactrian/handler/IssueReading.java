package dev.bactrian.handler;

import dev.bactrian.index.Embedder;
import dev.bactrian.index.Entry;
import dev.bactrian.index.Meaning;
import dev.bactrian.report.LinkedLog;
import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportKey;
import dev.bactrian.report.ReportParser;
import dev.bactrian.report.Template;
import dev.bactrian.signature.Signer;
import java.util.List;
import java.util.function.Function;

/** An issue to what is indexed of it: read, signed, embedded. Thread-safe. */
public final class IssueReading implements Function<Post, Entry> {

  private static final int LONGEST_TITLE = 200;

  private final ReportParser parser;
  private final KnownTemplates templates;
  private final Signer signer;
  private final Embedder embedder;
  private final Function<ReportKey, List<LinkedLog>> linked;

  /**
   * @param linked the logs behind a report's links, as far as they were read
   */
  public IssueReading(
      ReportParser parser,
      KnownTemplates templates,
      Signer signer,
      Embedder embedder,
      Function<ReportKey, List<LinkedLog>> linked) {
    this.linked = linked;
    this.parser = parser;
    this.templates = templates;
    this.signer = signer;
    this.embedder = embedder;
  }

  @Override
  public Entry apply(Post post) {
    Report report =
        parser.parse(post, templates.of(post.key().repository()), linked.apply(post.key()));
    templates.learn(post);
    return entry(report);
  }

  /** Logs that nobody reported: nothing is learnt from them. */
  Entry ofLogs(Post post, List<LinkedLog> logs) {
    Report report = parser.parse(post, Template.NONE, logs);
    // People put the error into the title; so what names the cause stands there here.
    String title =
        signer
            .diagnose(report.failures())
            .cause()
            .map(cause -> cause.failure().message())
            .orElse("");
    return entry(report.withPost(titled(post, title.lines().findFirst().orElse(""))));
  }

  private static Post titled(Post post, String title) {
    return new Post(
        post.key(),
        post.repository(),
        post.installation(),
        post.isPrivate(),
        title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title,
        post.body(),
        post.author(),
        post.createdAt(),
        post.closedAt(),
        post.stateReason(),
        post.labels());
  }

  private Entry entry(Report report) {
    return new Entry(report, signer.diagnose(report.failures()), Meaning.of(report, embedder));
  }
}

package dev.bactrian.handler;

import dev.bactrian.index.EmbeddedText;
import dev.bactrian.index.Embedder;
import dev.bactrian.index.Entry;
import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportParser;
import dev.bactrian.signature.Signer;
import java.util.function.Function;

/** An issue to what is indexed of it: read, signed, embedded. Thread-safe. */
public final class IssueReading implements Function<Post, Entry> {

  private final ReportParser parser;
  private final KnownTemplates templates;
  private final Signer signer;
  private final Embedder embedder;

  public IssueReading(
      ReportParser parser, KnownTemplates templates, Signer signer, Embedder embedder) {
    this.parser = parser;
    this.templates = templates;
    this.signer = signer;
    this.embedder = embedder;
  }

  @Override
  public Entry apply(Post post) {
    Report report = parser.parse(post, templates.of(post.key().repository()));
    templates.learn(post);
    return new Entry(
        report, signer.diagnose(report.failures()), embedder.embed(EmbeddedText.of(report)));
  }
}

package dev.bactrian.fuzz;

import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.report.ReportParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/** An issue's Markdown on its way to a report. */
final class MarkdownTarget implements Target {

  private final ReportParser parser = new ReportParser();

  @Override
  public void read(byte[] bytes) {
    String body = new String(bytes, StandardCharsets.UTF_8);
    Post post =
        new Post(
            new ReportKey(1, 2),
            "owner/name",
            3,
            false,
            body.lines().findFirst().orElse(""),
            body,
            "someone",
            Instant.EPOCH,
            null,
            null,
            Set.of());
    parser.parse(post, line -> false);
  }
}

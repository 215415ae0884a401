package dev.bactrian.cli;

import dev.bactrian.index.Embedder;
import dev.bactrian.index.Hit;
import dev.bactrian.index.LuceneIndex;
import dev.bactrian.index.Pool;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportParser;
import dev.bactrian.signature.Signer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bactrian replay}: what would have been said over a tracker's history. */
@Command(
    name = "replay",
    description = "Lives through a tracker's history and writes what it would have suggested.")
final class ReplayCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--reports",
      required = true,
      paramLabel = "FILE",
      description = "issues, one JSON object a line, plain or gzipped")
  Path reports;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "the ranking, tab-separated: query rank candidate probability decision")
  Path out;

  @Option(
      names = "--top",
      defaultValue = "20",
      paramLabel = "N",
      description = "candidates written for each report (default ${DEFAULT-VALUE})")
  int top;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    List<Post> posts = Replay.inOrder(ReportFiles.read(reports, err));
    try (ReportIndex index = LuceneIndex.inMemory();
        PrintWriter rows = new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8))) {
      rows.println("query\trank\tcandidate\tprobability\tdecision");
      new Replay<Pool>(new ReportParser(), new Signer(), Embedder.OFF, index, pool -> pool)
          .run(posts, pool -> write(rows, pool));
    }
    return 0;
  }

  private void write(PrintWriter rows, Pool pool) {
    int rank = 0;
    for (Hit hit : pool.hits()) {
      if (++rank > top) {
        break;
      }
      rows.printf(
          Locale.ROOT,
          "%s\t%d\t%s\t%.4f\t%s%n",
          name(pool.query().report().post()),
          rank,
          name(hit.entry().report().post()),
          hit.fused(),
          "silent");
    }
  }

  private static String name(Post post) {
    return post.repository() + "#" + post.key().number();
  }
}

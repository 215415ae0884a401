package dev.bactrian.cli;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.index.Embedder;
import dev.bactrian.index.LuceneIndex;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.match.Matcher;
import dev.bactrian.match.Model;
import dev.bactrian.match.Ranker;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportParser;
import dev.bactrian.signature.Signer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bactrian replay}: what would have been said over a tracker's history. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Lives through a tracker's history with the App's own code and writes what it would have"
          + " suggested: each report in order of creation, ranked against those before it, decided,"
          + " then learnt. Nothing is posted."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bactrian replay --reports issues.jsonl.gz --out ranking.tsv",
      "  bactrian replay --reports issues.jsonl.gz --out ranking.tsv --no-embeddings"
    })
final class ReplayCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin Embedding embedding;

  @Option(
      names = "--reports",
      required = true,
      paramLabel = "FILE",
      description = "issues, one JSON object a line, plain or gzipped; - for standard input")
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

  private int done;
  private int said;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    long start = System.nanoTime();
    List<Post> posts = Replay.inOrder(ReportFiles.read(reports, err));
    Judge judge =
        new Judge(new Matcher(new Ranker(Model.shipped())), RepositoryConfig.DEFAULT, top);
    try (RankingFile ranking = new RankingFile(out);
        Embedder embedder = embedding.open();
        ReportIndex index = LuceneIndex.inMemory();
        Progress progress = Progress.of("replaying", posts.size())) {
      new Replay<Verdict>(new ReportParser(), new Signer(), embedder, index, judge)
          .run(
              posts,
              verdict -> {
                ranking.add(verdict);
                said += verdict.speaks() ? 1 : 0;
                progress.to(++done);
              });
    }
    err.printf(
        Locale.ROOT,
        "%d reports replayed in %.0f s; comments on %d of them (%.1f %%)%n",
        done,
        (System.nanoTime() - start) / 1e9,
        said,
        100.0 * said / Math.max(1, done));
    return 0;
  }
}

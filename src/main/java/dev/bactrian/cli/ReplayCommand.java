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
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bactrian replay}: what would have been said over a tracker's history. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Lives through a tracker's history with the App's own code and writes what it would have"
          + " suggested: each report in order of creation, ranked against those before it, decided,"
          + " then learnt. Nothing is posted.",
      "With known duplicates (--pairs) it also prints how right that was, and what each threshold"
          + " would bring."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bactrian replay --reports issues.jsonl.gz --out ranking.tsv",
      "  bactrian replay --reports issues.jsonl.gz --out ranking.tsv --no-embeddings",
      "  bactrian replay --reports issues.jsonl.gz --out ranking.tsv --pairs pairs.tsv"
          + " --precision 0.7",
      "  bactrian replay --reports issues.jsonl.gz --out ranking.tsv --pairs pairs.tsv --from 13000"
          + " --baselines"
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

  @ArgGroup(exclusive = false, heading = "Measuring:%n")
  Measuring measuring;

  /** What is asked about how right it was. */
  static final class Measuring {
    @Option(
        names = "--pairs",
        required = true,
        paramLabel = "FILE",
        description =
            "known duplicates, two ids a line: numbers or owner/repo#number, tab-separated; prints"
                + " recall, reliability, and what each threshold brings")
    Path pairs;

    @Option(
        names = "--from",
        defaultValue = "0",
        paramLabel = "NUMBER",
        description = "measures on reports from this number on; the others are only learnt")
    int from;

    @Option(
        names = "--precision",
        defaultValue = "0.6",
        paramLabel = "P",
        description =
            "share of comments that shall name a known duplicate: prints the threshold for it"
                + " (default ${DEFAULT-VALUE}; pairs are never complete, so the truth is higher)")
    double precision;

    @Option(
        names = "--baselines",
        description =
            "also ranks with Lucene's MoreLikeThis, plain BM25 and the edit distance of titles, and"
                + " times a query")
    boolean baselines;

    @Option(names = "--json", description = "prints the figures as one JSON object")
    boolean json;
  }

  private int done;
  private int said;

  @Override
  public Integer call() throws Exception {
    if (top < 1) {
      throw new ParameterException(spec.commandLine(), "--top asks for 1 or more, not " + top);
    }
    PrintWriter err = spec.commandLine().getErr();
    long start = System.nanoTime();
    List<Post> posts = Replay.inOrder(ReportFiles.read(reports, err));
    Matcher matcher = new Matcher(new Ranker(Model.shipped(!embedding.off)));
    HistoryFigures figures = figures(posts);
    try (ReportIndex index = LuceneIndex.inMemory()) {
      replay(posts, index, new Judge(matcher, RepositoryConfig.DEFAULT, top), figures);
      err.printf(
          Locale.ROOT,
          "%d reports replayed in %.0f s; comments on %d of them (%.1f %%)%n",
          done,
          (System.nanoTime() - start) / 1e9,
          said,
          100.0 * said / Math.max(1, done));
      if (figures != null) {
        measure(posts, index, matcher, figures);
      }
    }
    return 0;
  }

  private HistoryFigures figures(List<Post> posts) throws IOException {
    return measuring == null
        ? null
        : new HistoryFigures(
            DuplicatePairs.read(measuring.pairs, posts),
            measuring.from,
            top,
            RepositoryConfig.DEFAULT.thresholds().also());
  }

  private void replay(List<Post> posts, ReportIndex index, Judge judge, HistoryFigures figures)
      throws Exception {
    try (RankingFile ranking = new RankingFile(out);
        Embedder embedder = embedding.open();
        Progress progress = Progress.of("replaying", posts.size())) {
      new Replay<Verdict>(new ReportParser(), new Signer(), embedder, index, judge)
          .run(
              posts,
              verdict -> {
                ranking.add(verdict);
                said += verdict.speaks() ? 1 : 0;
                if (figures != null) {
                  figures.add(verdict);
                }
                progress.to(++done);
              });
    }
  }

  private void measure(List<Post> posts, ReportIndex index, Matcher matcher, HistoryFigures figures)
      throws Exception {
    if (!measuring.baselines) {
      print(figures, null);
      return;
    }
    try (BaselineRun baselines = new BaselineRun(top);
        Embedder model = embedding.model(1);
        Progress progress = Progress.of("ranking with the baselines", posts.size())) {
      baselines.rank(
          posts, DuplicatePairs.read(measuring.pairs, posts), figures::counts, progress::to);
      baselines.time(posts, index, matcher, model);
      print(figures, baselines);
    }
  }

  private void print(HistoryFigures figures, BaselineRun baselines) throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    double now = RepositoryConfig.DEFAULT.thresholds().suggest();
    if (measuring.json) {
      print.println(HistoryJson.of(figures, baselines, now, measuring.precision));
      print.flush();
    } else {
      new HistoryText(print).write(figures, baselines, now, measuring.precision);
    }
  }
}

package dev.bactrian.cli;

import dev.bactrian.Taught;
import dev.bactrian.index.Embedder;
import dev.bactrian.index.LuceneIndex;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.match.Model;
import dev.bactrian.match.Training;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.report.ReportParser;
import dev.bactrian.signature.Signer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bactrian train}: learns the ranker's weights from a tracker's history. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Learns to rank from a tracker's history and its known duplicates, split in time: weights from"
          + " the first part, calibration and threshold from the second; the rest is measured on.",
      "Prints the figures, a reliability table and the trade-off of thresholds; with --ablation also"
          + " what is lost without each road to candidates and each group of scorers.",
      "With --data it learns from what people taught a running copy: duplicates they confirmed,"
          + " pairs they refused. A third column in the file of pairs may say the same: related pairs"
          + " are left out, rejected ones are no duplicates even where other pairs join them."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bactrian train --reports issues.jsonl.gz --pairs pairs.tsv --out model.json",
      "  bactrian train --reports issues.jsonl.gz --pairs pairs.tsv --ablation --no-embeddings",
      "  bactrian train --data /var/lib/bactrian --out model.json"
    })
final class TrainCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin Embedding embedding;

  @Option(
      names = "--reports",
      paramLabel = "FILE",
      description = "issues, one JSON object a line, plain or gzipped")
  Path reports;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description =
          "duplicates, two ids a line: numbers or owner/repo#number, tab-separated; then, if you"
              + " like, duplicate, related or rejected")
  Path pairs;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "a data directory, instead of --reports and --pairs")
  Path data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "where the model goes (default: only figures are printed)")
  Path out;

  @Option(
      names = "--train-share",
      defaultValue = "0.6",
      description = "share of the history that teaches the weights (default ${DEFAULT-VALUE})")
  double trainShare;

  @Option(
      names = "--choose-share",
      defaultValue = "0.2",
      description = "next share, for calibration and threshold (default ${DEFAULT-VALUE})")
  double chooseShare;

  @Option(
      names = {"--train-below"},
      paramLabel = "NUMBER",
      description = "issue number at which training ends, instead of a share (one tracker)")
  Integer trainBelow;

  @Option(
      names = {"--choose-below"},
      paramLabel = "NUMBER",
      description = "issue number at which choosing ends, instead of a share (one tracker)")
  Integer chooseBelow;

  @Option(
      names = "--precision",
      defaultValue = "0.3",
      description =
          "labelled precision that suggestions shall have (default ${DEFAULT-VALUE}; labels are"
              + " never complete, so the truth is higher)")
  double precision;

  @Option(
      names = "--ablation",
      description =
          "also trains without each road and each group of scorers, to show what each brings")
  boolean ablation;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter print = spec.commandLine().getOut();
    if (data == null ? reports == null || pairs == null : reports != null || pairs != null) {
      throw new ParameterException(
          spec.commandLine(), "train wants either --reports and --pairs, or --data");
    }
    Taught taught = data == null ? null : Taught.in(data);
    List<Post> posts =
        Replay.inOrder(taught == null ? ReportFiles.read(reports, err) : taught.posts());
    DuplicatePairs known =
        taught == null ? DuplicatePairs.read(pairs, posts) : DuplicatePairs.of(taught, posts);
    if (taught != null) {
      err.printf(
          "%d reports, %d duplicates, %d refused pairs%n",
          posts.size(), taught.duplicates().size(), taught.rejected().size());
      err.flush();
    }
    Training training =
        new Training(
            boundary(trainBelow, trainShare, posts.size()),
            boundary(chooseBelow, trainShare + chooseShare, posts.size()));
    try (Embedder embedder = embedding.open();
        ReportIndex index = LuceneIndex.inMemory();
        Progress progress = Progress.of("looking back", posts.size())) {
      int[] done = {0};
      new Replay<Training.Lesson>(
              new ReportParser(),
              new Signer(),
              embedder,
              index,
              pool -> {
                ReportKey query = pool.query().key();
                return Training.lesson(position(query, known), pool, known.earlier(query));
              })
          .run(
              posts,
              lesson -> {
                training.add(lesson);
                progress.to(++done[0]);
              });
    }
    Path source = data == null ? reports : data.toAbsolutePath();
    Training.Result result = training.learn(source.getFileName().toString(), precision, ablation);
    Model model = result.model();
    model.figures().forEach((name, line) -> print.printf("%-7s %s%n", name, line));
    result.tables().forEach(print::println);
    print.printf("suggest from %.3f%n", model.suggest());
    print.flush();
    if (out != null) {
      model.write(out);
    }
    return 0;
  }

  private int position(ReportKey query, DuplicatePairs known) {
    return trainBelow != null ? query.number() : known.position(query);
  }

  private static int boundary(Integer number, double share, int reports) {
    return number != null ? number : (int) Math.round(share * reports);
  }
}

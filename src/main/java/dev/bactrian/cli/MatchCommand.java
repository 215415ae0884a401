package dev.bactrian.cli;

import dev.bactrian.Answers;
import dev.bactrian.DataDirectory;
import dev.bactrian.comment.IssueLinks;
import dev.bactrian.comment.SuggestionComment;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.index.Embedder;
import dev.bactrian.index.Entry;
import dev.bactrian.index.IndexFolder;
import dev.bactrian.index.LuceneIndex;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.index.Scope;
import dev.bactrian.index.SearchableIndex;
import dev.bactrian.match.Matcher;
import dev.bactrian.match.Model;
import dev.bactrian.match.Ranker;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.report.ReportParser;
import dev.bactrian.signature.Signer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bactrian match}: which earlier reports one report, or one log, may be the same as. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the earlier reports that a report or a log may be the same as, and says why.",
      "Asks the index in the data directory, also while serve is running, or a file of reports.",
      "Nothing is stored or posted."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:answered, also if nothing is near",
      "1:the report or the index can't be read",
      "2:wrong usage"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bactrian match issue.md",
      "  bactrian match --explain ocaml/ocaml#13040",
      "  dune build 2>&1 | bactrian match -",
      "  gh issue view 7 --json number,title,body | bactrian match --json -",
      "  bactrian match --reports issues.jsonl.gz --no-embeddings build.log"
    })
final class MatchCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "REPORT",
      description = {
        "an issue as Markdown (its first heading is the title) or as JSON (title, body), a log,"
            + " - for standard input,",
        "or the name or address of a report in the index: owner/repo#N"
      })
  String report;

  @Option(names = "--title", description = "the title, where the text has none")
  String title;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the data directory (default: BACTRIAN_DATA, or ./data)")
  Path data;

  @Option(
      names = "--reports",
      paramLabel = "FILE",
      description = "asks these reports instead of the index: one JSON object a line, or gzipped")
  Path reports;

  @Option(
      names = "--top",
      defaultValue = "5",
      paramLabel = "N",
      description = "candidates at most (default ${DEFAULT-VALUE})")
  int top;

  @Option(names = "--explain", description = "all the evidence, for and against each candidate")
  boolean explain;

  @Option(
      names = "--json",
      description = "one JSON object; with --explain also the value of every scorer")
  boolean json;

  @Mixin Embedding embedding;

  @Override
  public Integer call() throws Exception {
    if (top < 1) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(), "--top asks for 1 or more, not " + top);
    }
    Optional<ReportName> name =
        Files.exists(Path.of(report)) ? Optional.empty() : ReportName.of(report);
    Question question = name.isPresent() ? null : Question.read(report).withTitle(title);
    // The model takes a second to load: a report of the index has its vector already.
    try (Embedder embedder = name.isPresent() && reports == null ? Embedder.OFF : embedding.open();
        SearchableIndex index = reports == null ? stored() : learnt(embedder)) {
      Answers answers = answers(index, embedder);
      Answers.Answer answer =
          name.isPresent() ? about(answers, index, name.get()) : about(answers, index, question);
      print(answer);
    }
    return 0;
  }

  private void print(Answers.Answer answer) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(MatchJson.of(answer, explain));
      out.flush();
    } else {
      new MatchText(out, explain).write(answer);
    }
  }

  private Answers.Answer about(Answers answers, SearchableIndex index, ReportName name)
      throws IOException {
    Entry entry =
        index
            .find(name.repository(), name.number())
            .orElseThrow(
                () ->
                    new IOException("no report " + name + " among the " + index.size() + " known"));
    return answers.about(entry, Scope.of(entry.report().post()), top);
  }

  /** A text that says which known report it is meets what that report would meet. */
  private Answers.Answer about(Answers answers, SearchableIndex index, Question question) {
    Optional<Post> known =
        question.repository() == null || question.number() == 0
            ? Optional.empty()
            : index
                .find(question.repository(), question.number())
                .map(entry -> entry.report().post());
    Post post =
        new Post(
            known.map(Post::key).orElse(new ReportKey(0, 0)),
            question.repository() == null ? "pasted/text" : question.repository(),
            known.map(Post::installation).orElse(0L),
            known.map(Post::isPrivate).orElse(false),
            question.title(),
            question.body(),
            "",
            question.createdAt() != null
                ? question.createdAt()
                : known.map(Post::createdAt).orElse(InstantSource.system().instant()),
            null,
            null,
            Set.of());
    Scope scope = known.isPresent() ? Scope.of(post) : Scope.ofPublic(post.createdAt());
    return answers.about(answers.read(post), scope, top);
  }

  private static Answers answers(SearchableIndex index, Embedder embedder) {
    return new Answers(
        index,
        new Matcher(new Ranker(Model.shipped(embedder.isOn()))),
        embedder,
        new SuggestionComment(new IssueLinks(java.net.URI.create("https://github.com"))),
        RepositoryConfig.DEFAULT,
        InstantSource.system());
  }

  private SearchableIndex stored() throws IOException {
    Path folder = data != null ? data : DeploymentConfig.readBeforeSetup(System.getenv()).data();
    try {
      return IndexFolder.read(DataDirectory.index(folder));
    } catch (IOException e) {
      throw new IOException(
          e.getMessage()
              + ": name another data directory (--data), import reports, or name a file of them"
              + " (--reports)",
          e);
    }
  }

  private SearchableIndex learnt(Embedder embedder)
      throws IOException, InterruptedException, ExecutionException {
    List<Post> posts = Replay.inOrder(ReportFiles.read(reports, spec.commandLine().getErr()));
    ReportIndex index = LuceneIndex.inMemory();
    try (Progress progress = Progress.of("reading reports", posts.size())) {
      int[] read = new int[1];
      new Replay<Void>(new ReportParser(), new Signer(), embedder, index, pool -> null)
          .run(
              posts,
              post -> {
                progress.to(++read[0]);
                return false;
              },
              nothing -> {});
    }
    return index;
  }
}

package dev.bactrian.ci.job;

import dev.bactrian.ci.Blame;
import dev.bactrian.ci.Blaming;
import dev.bactrian.ci.BuildMatrix;
import dev.bactrian.ci.BuildState;
import dev.bactrian.ci.Cause;
import dev.bactrian.ci.CauseSheet;
import dev.bactrian.ci.LogReading;
import dev.bactrian.signature.Fault;
import dev.bactrian.signature.SignedFailure;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** Explains a build: reads the logs of what failed on its own, and only those. Thread-safe. */
public final class Explaining {

  /** The compiler as a repository and as opam packages. */
  private static final Pattern COMPILER =
      Pattern.compile("(?:[\\w.-]+/)?(?:ocaml|ocaml-multicore|ocaml-variants|ocaml-base-compiler)");

  private final CiSources sources;
  private final long most;

  public Explaining(CiSources sources) {
    this(sources, JobText.MOST);
  }

  Explaining(CiSources sources, long most) {
    this.sources = sources;
    this.most = most;
  }

  /**
   * Which compilers are compared.
   *
   * @param stock held to be right; null for all that are not multicore
   * @param variant investigated; null for all that are
   */
  public record Columns(String stock, String variant) {

    /** OCaml 4 against OCaml 5 and the multicore branches. */
    public static final Columns ALL = new Columns(null, null);

    boolean isStock(Variant one) {
      return one.compiler() != null
          && (stock == null ? !one.isMulticore() : stock.equals(one.compiler()));
    }

    boolean isVariant(Variant one) {
      return one.compiler() != null
          && (variant == null ? one.isMulticore() : variant.equals(one.compiler()));
    }
  }

  /**
   * Explains what a link leads to.
   *
   * @param progress told how many logs were read so far
   * @throws IOException if the build can't be read at all; single logs that can't are noted
   */
  public JobReport explain(URI link, Columns columns, IntConsumer progress) throws IOException {
    CiSource source =
        sources
            .of(link)
            .orElseThrow(() -> new IOException(link + " is no build of a CI that is known"));
    return explain(source.build(link), columns, progress);
  }

  /** Explains a build that was read. */
  public JobReport explain(CiBuild build, Columns columns, IntConsumer progress) {
    JobReading reading = new JobReading(sources, most);
    JobGraph graph = JobGraph.of(build.jobs());
    Map<String, JobReading.Read> read = new LinkedHashMap<>();
    for (CiJob job : graph.jobs()) {
      if (job.outcome() == Outcome.FAILED || job.outcome() == Outcome.UNKNOWN) {
        read.put(job.id(), reading.read(job));
        progress.accept(read.size());
      }
    }
    CauseSheet sheet = new CauseSheet();
    Set<String> onStock = new HashSet<>();
    List<JobReport.Line> lines = new ArrayList<>();
    for (CiJob job : graph.jobs()) {
      lines.add(line(job, graph, read, sheet, columns, onStock));
    }
    BuildMatrix matrix = matrix(build, lines);
    Set<String> notes = new LinkedHashSet<>(build.notes());
    notes.addAll(graph.notes());
    notes.addAll(reading.notes());
    unfinished(lines).ifPresent(notes::add);
    return new JobReport(
        build,
        lines,
        sheet.causes(new Surroundings(onStock, lines)).stream().map(c -> cause(c, lines)).toList(),
        matrix,
        regressions(lines, matrix, columns),
        List.copyOf(notes));
  }

  private static JobReport.Line line(
      CiJob job,
      JobGraph graph,
      Map<String, JobReading.Read> read,
      CauseSheet sheet,
      Columns columns,
      Set<String> onStock) {
    JobReading.Read own = read.get(job.id());
    if (own != null) {
      CiJob known =
          new CiJob(
              job.id(),
              job.subject(),
              own.header().variant() != null && job.variant().text().isEmpty()
                  ? Variant.of(own.header().variant())
                  : job.variant(),
              own.outcome(),
              job.error(),
              job.log(),
              job.needs());
      boolean failed = known.outcome() == Outcome.FAILED || !own.seen().isEmpty();
      List<String> causes =
          failed && known.outcome() != Outcome.PASSED ? sheet.add(job.id(), own.seen()) : List.of();
      if (columns.isStock(known.variant())) {
        onStock.addAll(causes);
      }
      return new JobReport.Line(known, own.header().worker(), List.of(), causes);
    }
    Set<String> roots = graph.blockers().getOrDefault(job.id(), Set.of());
    Map<String, LogReading.Seen> theirs = new LinkedHashMap<>();
    roots.stream()
        .map(read::get)
        .filter(one -> one != null)
        .flatMap(one -> one.seen().stream())
        .forEach(seen -> theirs.putIfAbsent(seen.id(), seen));
    boolean unread = roots.stream().anyMatch(read::containsKey);
    List<String> causes = unread ? sheet.add(job.id(), List.copyOf(theirs.values())) : List.of();
    return new JobReport.Line(job, null, List.copyOf(roots), causes);
  }

  private static BuildMatrix matrix(CiBuild build, List<JobReport.Line> lines) {
    BuildMatrix matrix = new BuildMatrix(build.commit());
    for (JobReport.Line line : lines) {
      CiJob job = line.job();
      BuildState state = JobReport.state(job.outcome());
      if (state != null && job.variant().compiler() != null) {
        BuildState other = matrix.state(job.row(), job.variant().compiler());
        if (other == null || !other.failed()) {
          matrix.put(job.row(), job.variant().compiler(), state);
        }
      }
    }
    return matrix;
  }

  private static List<JobReport.Regressed> regressions(
      List<JobReport.Line> lines, BuildMatrix matrix, Columns columns) {
    Set<String> stock = new LinkedHashSet<>();
    lines.stream()
        .map(line -> line.job().variant())
        .filter(columns::isStock)
        .forEach(one -> stock.add(one.compiler()));
    Map<String, JobReport.Regressed> found = new LinkedHashMap<>();
    for (JobReport.Line line : lines) {
      CiJob job = line.job();
      BuildState state = JobReport.state(job.outcome());
      if (state == null || !state.failed() || !columns.isVariant(job.variant())) {
        continue;
      }
      stock.stream()
          .filter(one -> matrix.state(job.row(), one) == BuildState.GOOD)
          .findFirst()
          .ifPresent(
              good ->
                  found.putIfAbsent(
                      job.row() + "\n" + job.variant().compiler(),
                      new JobReport.Regressed(
                          job.row(), good, job.variant().compiler(), line.causes())));
    }
    return List.copyOf(found.values());
  }

  private static JobReport.JobCause cause(Cause cause, List<JobReport.Line> lines) {
    List<String> failed = new ArrayList<>();
    int blocked = 0;
    for (JobReport.Line line : lines) {
      if (line.causes().contains(cause.id())) {
        if (line.job().outcome() == Outcome.BLOCKED) {
          blocked++;
        } else {
          failed.add(line.job().id());
        }
      }
    }
    return new JobReport.JobCause(cause, failed, blocked);
  }

  private static Optional<String> unfinished(List<JobReport.Line> lines) {
    long open =
        lines.stream()
            .map(line -> line.job().outcome())
            .filter(one -> one == Outcome.RUNNING || one == Outcome.WAITING)
            .count();
    return open == 0
        ? Optional.empty()
        : Optional.of(open + (open == 1 ? " job has" : " jobs have") + " not ended yet");
  }

  /** What is known of a cause beside its log: no opam files, no reverse dependencies. */
  private record Surroundings(Set<String> onStock, List<JobReport.Line> lines)
      implements CauseSheet.Context {

    @Override
    public Blame blame(SignedFailure failure, String culprit, Collection<String> versions) {
      String id = culprit + " · " + (failure == null ? "unexplained" : failure.signature().id());
      String compiler =
          lines.stream()
              .filter(line -> line.causes().contains(id))
              .map(line -> line.job().variant().compiler())
              .filter(one -> one != null)
              .findFirst()
              .orElse("");
      boolean multicoreToo =
          lines.stream()
              .anyMatch(line -> line.causes().contains(id) && line.job().variant().isMulticore());
      Blame blame =
          Blaming.of(failure, compiler, Optional.empty(), onStock.contains(id) && multicoreToo);
      boolean own = failure != null && culprit != null && COMPILER.matcher(culprit).matches();
      return own && blame.fault() != Fault.INFRASTRUCTURE
          ? new Blame(
              Fault.COMPILER,
              "what failed is the build of the compiler itself",
              failure.signature().subsystem())
          : blame;
    }

    @Override
    public int reverseDependencies(String culprit, Collection<String> versions) {
      return -1;
    }
  }
}

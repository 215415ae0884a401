package dev.bactrian.report;

import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Failure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads an issue into a report. Pure, thread-safe; time and memory are bounded by constants. */
public final class ReportParser {

  private static final Set<String> OUTPUT_LANGUAGES =
      Set.of("log", "text", "txt", "console", "output", "plaintext", "none", "shell-session");

  private final Extractor extractor;
  private final Predicate<String> knownPackage;

  public ReportParser() {
    this(new Extractor(), name -> false);
  }

  /**
   * @param knownPackage tells whether a word is the name of an opam package
   */
  public ReportParser(Extractor extractor, Predicate<String> knownPackage) {
    this.extractor = extractor;
    this.knownPackage = knownPackage;
  }

  /** Reads the issue, leaving out what {@code template} covers. */
  public Report parse(Post post, Template template) {
    return parse(post, template, List.of());
  }

  /**
   * The same with the logs behind its links: they count as if they stood below the text, so that
   * their lines come after its own.
   */
  public Report parse(Post post, Template template, List<LinkedLog> linked) {
    Source source = Source.of(post.body(), template);
    Markdown markdown = Markdown.read(source.lines());
    List<Block> logs = new ArrayList<>(source.logs());
    List<Block> code = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (Block log : source.logs()) {
      failures.addAll(failuresOf(log));
    }
    for (Block block : markdown.blocks()) {
      List<Failure> inside = failuresOf(block);
      boolean printed =
          ToolOutput.isLog(block.text())
              || inside.stream().anyMatch(failure -> !failure.weak())
              || (block.language() != null && OUTPUT_LANGUAGES.contains(block.language()));
      (printed ? logs : code).add(block);
      failures.addAll(inside);
    }
    String prose = markdown.prose();
    if (ToolOutput.isLog(markdown.quoted())) {
      Block quoted = new Block(markdown.quoted(), null, 1);
      logs.add(quoted);
      failures.addAll(failuresOf(quoted));
    }
    failures.addAll(certain(failuresOf(new Block(prose, null, 1))));
    failures.addAll(certain(failuresOf(new Block(post.title(), null, 1))));
    LinkedExcerpts behind = LinkedExcerpts.of(linked, source.lines().size() + 1, this::failuresOf);
    failures.addAll(behind.failures());
    logs.addAll(behind.blocks());
    failures.sort(java.util.Comparator.comparingInt(Failure::logLine));

    String all = post.title() + "\n" + String.join("\n", source.lines()) + textOf(source.logs());
    return new Report(
        post,
        prose,
        code,
        logs,
        distinct(failures),
        versions(all, failures),
        packages(all, failures),
        LogLinks.in(post.body()));
  }

  private static String textOf(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    blocks.forEach(block -> text.append('\n').append(block.text()));
    return text.toString();
  }

  /** The block's failures, their lines counted in the Markdown. */
  private List<Failure> failuresOf(Block block) {
    return extractor.extract(block.text()).stream()
        .map(
            found ->
                new Failure(
                    found.kind(),
                    found.message(),
                    found.location(),
                    found.logLine() + block.firstLine() - 1,
                    found.packageName(),
                    found.phase(),
                    found.frames(),
                    found.facts(),
                    found.weak()))
        .toList();
  }

  /** In prose a word like "error" is no evidence by itself. */
  private static List<Failure> certain(List<Failure> failures) {
    return failures.stream().filter(failure -> !failure.weak()).toList();
  }

  private static List<Failure> distinct(List<Failure> failures) {
    Set<String> seen = new LinkedHashSet<>();
    List<Failure> distinct = new ArrayList<>();
    for (Failure failure : failures) {
      if (seen.add(failure.kind() + " " + failure.message() + " " + failure.frames())) {
        distinct.add(failure);
      }
    }
    return distinct;
  }

  private static Set<String> versions(String text, List<Failure> failures) {
    Set<String> versions = new TreeSet<>(Versions.in(text));
    for (Failure failure : failures) {
      if (failure.fact(Fact.COMPILER) != null) {
        versions.add(failure.fact(Fact.COMPILER));
      }
    }
    return versions;
  }

  private Set<String> packages(String text, List<Failure> failures) {
    Set<String> packages = new TreeSet<>(PackageNames.in(text, knownPackage));
    for (Failure failure : failures) {
      if (failure.packageName() != null) {
        int dot = failure.packageName().indexOf('.');
        packages.add(dot > 0 ? failure.packageName().substring(0, dot) : failure.packageName());
      }
    }
    return packages;
  }
}

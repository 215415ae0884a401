package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * Ocamlbuild's own errors (src/main.ml, src/solver.ml, src/hygiene.ml) and those of topkg and
 * oasis, the build scripts that drive it. That a command failed is said by the command itself.
 */
final class Ocamlbuild implements Format {

  private static final String SOLVER = "Solver failed:";
  private static final String FAILURE = "Failure:";
  private static final String HYGIENE = "SANITIZE: ";
  private static final String CYCLE = "Circular build detected";
  private static final String CYCLES = "Circular dependencies:";
  private static final String TOPKG = ".ml: [ERROR] ";
  private static final String NEEDS = "Ocamlbuild cannot find ";

  @Override
  public String name() {
    return "ocamlbuild";
  }

  @Override
  public List<String> triggers() {
    return List.of(
        SOLVER,
        "knows of no rules",
        FAILURE,
        HYGIENE,
        CYCLE,
        CYCLES,
        TOPKG,
        NEEDS,
        "E: Cannot find ",
        "E: Cannot ",
        "E: Failure(");
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith("E: ")) {
      oasis(log, index, line.substring(3), found);
    } else if (line.contains(TOPKG)) {
      topkg(log, index, line.substring(line.indexOf(TOPKG) + TOPKG.length()), found);
    } else if (line.startsWith(SOLVER)) {
      String next = index + 1 < log.size() ? log.line(index + 1).strip() : "";
      if (!next.contains("knows of no rules")) {
        found.accept(build(log, index, Paragraph.join(log, index, line)));
      }
    } else if (line.startsWith("Ocamlbuild knows of no rules") || line.startsWith(NEEDS)) {
      found.accept(build(log, index, sentence(line)));
    } else if (line.startsWith(FAILURE)
        || line.startsWith(HYGIENE)
        || line.startsWith(CYCLE)
        || line.startsWith(CYCLES)) {
      found.accept(build(log, index, Paragraph.join(log, index, line)));
    }
  }

  /** The first sentence: behind it ocamlbuild lists the whole search, line by line. */
  private static String sentence(String line) {
    int end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end + 1);
  }

  private static void topkg(Log log, int index, String message, Consumer<Failure> found) {
    String whole = Paragraph.join(log, index, message);
    Failure failure = build(log, index, whole);
    if (message.startsWith("cmd [")) {
      failure = failure.withKind(Kind.COMMAND_FAILED).withFact(Fact.COMMAND, whole).asWeak();
      int exit = whole.lastIndexOf("exited with ");
      if (exit >= 0) {
        int from = exit + "exited with ".length();
        failure = failure.withFact(Fact.EXIT, whole.substring(from, Text.digitsEnd(whole, from)));
      }
    }
    found.accept(failure);
  }

  private static void oasis(Log log, int index, String message, Consumer<Failure> found) {
    Failure failure = build(log, index, message);
    if (message.startsWith("Cannot find external tool")) {
      failure = failure.withKind(Kind.TOOL_MISSING).withFact(Fact.MISSING, Text.quoted(message));
    } else if (message.startsWith("Cannot find findlib package")) {
      failure = failure.withKind(Kind.DEPENDENCY_MISSING);
      String[] words = message.split(" ", 6);
      failure = failure.withFact(Fact.MISSING, words.length > 4 ? words[4] : null);
    } else if (message.startsWith("Cannot satisfy version constraint")
        || message.startsWith("Cannot find")) {
      failure = failure.withKind(Kind.CONFIGURE_ERROR);
    } else if (message.startsWith("Failure(")) {
      if (message.contains("configuration error")
          || message.contains("terminated with error code")
          || message.contains("error code")) {
        failure = failure.withKind(Kind.COMMAND_FAILED).asWeak();
      }
    } else {
      return;
    }
    found.accept(failure);
  }

  private static Failure build(Log log, int index, String message) {
    return Failure.of(Kind.BUILD_ERROR, message, log.number(index));
  }
}

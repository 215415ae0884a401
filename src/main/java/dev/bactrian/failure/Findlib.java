package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * Findlib (frontend.ml and topfind.ml): {@code ocamlfind: Package `x' not found}, the toplevel's
 * {@code No such package: x}. Scripts ask ocamlfind for packages that they can do without, so the
 * message is weak unless what follows shows that it ended something.
 */
final class Findlib implements Format {

  private static final String TOOL = "ocamlfind: ";
  private static final String TOPLEVEL = "No such package: ";
  private static final int LOOK_AHEAD = 20;

  @Override
  public String name() {
    return "findlib";
  }

  @Override
  public List<String> triggers() {
    return List.of(TOOL, TOPLEVEL);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith(TOPLEVEL)) {
      Failure failure = missing(log, index, line, line.substring(TOPLEVEL.length()).strip());
      found.accept(unboundBelow(log, index) ? failure.asWeak() : failure);
      return;
    }
    int at = line.indexOf(TOOL);
    if (at < 0) {
      return;
    }
    String message = line.substring(at + TOOL.length());
    if (at > 0 || !isError(message)) {
      return;
    }
    Failure failure;
    if (message.startsWith("Package `") && message.contains("' not found")) {
      failure = missing(log, index, message, Text.between(message, "`", "'"));
    } else {
      failure = Failure.of(Kind.BUILD_ERROR, message, log.number(index));
    }
    found.accept(Aftermath.isFatal(log, index) ? failure : failure.asWeak());
  }

  /** Its errors begin with a capital or name a file; configure scripts print the tool's path so. */
  private static boolean isError(String message) {
    return !message.isEmpty()
        && (Character.isUpperCase(message.charAt(0))
            || message.startsWith("unknown option")
            || message.contains(": No such file"));
  }

  /** The toplevel goes on after a missing package, to the first module of it that is used. */
  private static boolean unboundBelow(Log log, int index) {
    int end = Math.min(log.size(), index + 1 + LOOK_AHEAD);
    for (int i = index + 1; i < end; i++) {
      if (log.line(i).startsWith("Error: Unbound module")) {
        return true;
      }
    }
    return false;
  }

  private static Failure missing(Log log, int index, String message, String name) {
    return Failure.of(Kind.DEPENDENCY_MISSING, message, log.number(index))
        .withFact(Fact.MISSING, name);
  }
}

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
      String name = line.substring(TOPLEVEL.length()).split("[ ,]", 2)[0];
      found.accept(missing(log, index, line, name));
      return;
    }
    int at = line.indexOf(TOOL);
    if (at < 0) {
      return;
    }
    String message = line.substring(at + TOOL.length());
    if (message.startsWith("[WARNING]")
        || message.contains("not found") && (message.startsWith("/") || at > 0)) {
      return;
    }
    Failure failure;
    if (message.startsWith("Package `") && message.contains("' not found")) {
      failure = missing(log, index, message, Text.between(message, "`", "'"));
    } else if (message.startsWith("Package `")
        || message.startsWith("When using")
        || message.startsWith("Error from package")
        || message.startsWith("Unknown")
        || message.startsWith("unknown")
        || message.startsWith("Cannot")
        || message.startsWith("Not supported")
        || message.startsWith("Config")
        || message.startsWith("Bad")) {
      failure = Failure.of(Kind.BUILD_ERROR, message, log.number(index));
    } else {
      return;
    }
    found.accept(Aftermath.isFatal(log, index) ? failure : failure.asWeak());
  }

  private static Failure missing(Log log, int index, String message, String name) {
    return Failure.of(Kind.DEPENDENCY_MISSING, message, log.number(index))
        .withFact(Fact.MISSING, name);
  }
}

package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * Errors of C compilers and of what works like one (gcc, clang, MSVC, the assembler): {@code
 * f.c:12:3: error: MESSAGE}, {@code gcc: error: MESSAGE}, {@code f.c(12): error C2065: MESSAGE}.
 */
final class CCompiler implements Format {

  private static final String MARK = "error: ";

  @Override
  public String name() {
    return "C compiler";
  }

  @Override
  public List<String> triggers() {
    return List.of(": error: ", ": fatal error: ", ": error C", ": Error: ", ": error LNK");
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index);
    Location location = CLocation.of(line);
    String message = message(line, location);
    if (message == null) {
      return;
    }
    // ocamlopt hands its own output to the assembler.
    boolean generated = location != null && location.file().contains("camlasm");
    Failure failure =
        Failure.of(
                generated ? Kind.INTERNAL_COMPILER_ERROR : Kind.C_COMPILE_ERROR,
                message,
                log.number(index))
            .withLocation(location);
    int missing = message.indexOf(": No such file or directory");
    if (missing < 0) {
      missing = message.indexOf(" file not found");
    }
    found.accept(
        missing > 0
            ? failure.withFact(Fact.MISSING, Text.unquote(message.substring(0, missing)))
            : failure.withFact(Fact.SYMBOL, symbol(message)));
  }

  private static String symbol(String message) {
    String quoted = message.startsWith("#") ? null : Text.quoted(message);
    return quoted != null && Character.isJavaIdentifierStart(quoted.charAt(0)) ? quoted : null;
  }

  private static String message(String line, Location location) {
    if (location == null) {
      return driverMessage(line);
    }
    int msvc = line.indexOf(": error C");
    if (msvc >= 0) {
      return line.substring(msvc + 2).strip();
    }
    int at = line.indexOf(MARK);
    if (at < 0) {
      at = line.indexOf("Error: ");
    }
    return at < 0 ? null : line.substring(at + MARK.length()).strip();
  }

  /** The driver's own errors name no place; that the linker failed is said by the linker. */
  private static String driverMessage(String line) {
    int start = Text.indent(line);
    int colon = line.indexOf(": ", start);
    if (colon < 0 || line.indexOf(' ', start) < colon) {
      return null;
    }
    String tool = Text.basename(line.substring(start, colon));
    boolean compiler =
        tool.contains("gcc")
            || tool.contains("clang")
            || tool.contains("g++")
            || tool.equals("cc")
            || tool.equals("c++")
            || tool.equals("cc1")
            || tool.equals("cc1plus")
            || tool.equals("<command-line>");
    if (!compiler || line.contains("linker command failed")) {
      return null;
    }
    for (String mark : List.of(": fatal error: ", ": error: ")) {
      if (line.startsWith(mark, colon)) {
        return line.substring(colon + mark.length()).strip();
      }
    }
    return null;
  }
}

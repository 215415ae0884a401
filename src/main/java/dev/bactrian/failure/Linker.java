package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * The system's linkers: GNU ld, gold, lld, Apple's and Microsoft's. One failing link is one
 * failure, named after the first symbol or library that it lacks; the drivers' {@code collect2:
 * error: ld returned 1 exit status} only wraps it.
 */
final class Linker implements Format {

  private static final int LOOK_BACK = 60;

  /** What is wrong, as the tools word it, and what the name stands between. */
  private record Wording(String text, String before, String after, Fact fact) {}

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording("undefined reference to ", "undefined reference to ", null, Fact.SYMBOL),
          new Wording("undefined symbol: ", "undefined symbol: ", null, Fact.SYMBOL),
          new Wording("Undefined symbols for architecture", null, null, Fact.SYMBOL),
          new Wording("cannot find -l", "cannot find -l", ":", Fact.MISSING),
          new Wording("unable to find library -l", "unable to find library -l", null, Fact.MISSING),
          new Wording("library not found for -l", "library not found for -l", null, Fact.MISSING),
          new Wording("ld: library '", "ld: library '", "'", Fact.MISSING),
          new Wording("multiple definition of ", "multiple definition of ", ";", Fact.SYMBOL),
          new Wording("duplicate symbol", "duplicate symbol", " in", Fact.SYMBOL),
          new Wording("recompile with -fPIC", "against symbol `", "'", Fact.SYMBOL),
          new Wording(
              "unresolved external symbol ", "unresolved external symbol ", " ", Fact.SYMBOL),
          new Wording("file format not recognized", null, null, null),
          new Wording("file not recognized", null, null, null),
          new Wording("file in wrong format", null, null, null),
          new Wording("final link failed: ", null, null, null));

  private static final List<String> WRAPPERS =
      List.of("ld returned", "linker command failed with exit code");

  @Override
  public String name() {
    return "linker";
  }

  @Override
  public List<String> triggers() {
    return List.of(
        "undefined reference to ",
        "ndefined symbol",
        "cannot find -l",
        "find library -l",
        "library not found for -l",
        "ld: library '",
        "multiple definition of ",
        "duplicate symbol",
        "recompile with -fPIC",
        "unresolved external symbol ",
        "file not recognized",
        "file format not recognized",
        "file in wrong format",
        "final link failed: ",
        "ld returned",
        "linker command failed with exit code");
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index);
    if (lineOfRuntime(line)) {
      return;
    }
    for (Wording wording : WORDINGS) {
      if (line.contains(wording.text)) {
        if (!failedAbove(log, index)) {
          found.accept(failure(log, index, wording, line));
        }
        return;
      }
    }
    for (String wrapper : WRAPPERS) {
      if (line.contains(wrapper) && line.contains("error: ") && !failedAbove(log, index)) {
        String message = line.substring(line.indexOf("error: ") + 7).strip();
        found.accept(Failure.of(Kind.LINK_ERROR, message, log.number(index)));
      }
    }
  }

  private static Failure failure(Log log, int index, Wording wording, String line) {
    String message = line.substring(messageStart(line, wording)).strip();
    String name = null;
    if (wording.before != null) {
      int at = line.indexOf(wording.before);
      if (at >= 0) {
        at += wording.before.length();
        int end = wording.after == null ? -1 : line.indexOf(wording.after, at);
        name = Text.unquote(line.substring(at, end < 0 ? line.length() : end).strip());
        // In a message that another one quotes.
        name = name.split("[\"\\\\]", 2)[0];
      }
    } else if (wording.text.startsWith("Undefined symbols") && index + 1 < log.size()) {
      name = Text.quoted(log.line(index + 1));
      // Mach-O puts an underscore before every C symbol.
      name = name != null && name.startsWith("_") ? name.substring(1) : name;
      message = name == null ? message : message + " \"" + name + '"';
    }
    Failure failure =
        Failure.of(Kind.LINK_ERROR, message, log.number(index)).withLocation(CLocation.of(line));
    return wording.fact == null || name == null || name.isEmpty()
        ? failure
        : failure.withFact(wording.fact, name);
  }

  /** The message without the object file, offset or linker's name before it. */
  private static int messageStart(String line, Wording wording) {
    int at = line.indexOf(wording.text);
    if (wording.text.startsWith("recompile")) {
      int relocation = line.indexOf("relocation ");
      return relocation < 0 ? at : relocation;
    }
    if (wording.text.startsWith("file ")) {
      int name = line.indexOf(": ");
      return name < 0 ? at : name + 2;
    }
    return wording.text.startsWith("ld: ") ? at + 4 : at;
  }

  /** The dynamic linker's words at run time belong to the program, not to a link. */
  private static boolean lineOfRuntime(String line) {
    return line.contains("symbol lookup error")
        || line.contains("Error on dynamically")
        || line.contains("Cannot load required shared library")
        || line.contains("Fatal error: ")
        || line.startsWith("Error: ");
  }

  private static boolean failedAbove(Log log, int index) {
    int stop = Math.max(0, index - LOOK_BACK);
    for (int i = index - 1; i >= stop; i--) {
      String line = log.line(i);
      if (line.contains("ld returned")
          || line.contains("linker command failed")
          || line.contains("*** ")) {
        return false;
      }
      for (Wording wording : WORDINGS) {
        if (line.contains(wording.text) && !lineOfRuntime(line)) {
          return true;
        }
      }
    }
    return false;
  }
}

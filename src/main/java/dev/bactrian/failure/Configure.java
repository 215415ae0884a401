package dev.bactrian.failure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Configuration scripts that give up: autoconf's {@code configure: error: MESSAGE}, pkg-config, and
 * the refusals of camlp4 and camlp5 to build on a compiler that they do not know.
 */
final class Configure implements Format {

  private static final String AUTOCONF = "configure: error: ";
  private static final String PKG_CONFIG = "was not found in the pkg-config search path";
  private static final String OBUILD = "error: dependency ";
  private static final String CAMLP5 = "Sorry: the compatibility with ocaml version ";
  private static final String CAMLP4 = "This version of Camlp4 is for OCaml ";

  private static final Set<String> TOOLS =
      Set.of(
          "findlib",
          "dune",
          "cppo",
          "menhir",
          "m4",
          "perl",
          "pkg-config",
          "gcc",
          "cc",
          "make",
          "autoconf",
          "python",
          "python3",
          "opam",
          "git",
          "which",
          "llvm-config");

  /** {@code LO headers not found}: what is missing, not which. */
  private static final Set<String> NOUNS =
      Set.of("header", "headers", "library", "libraries", "file", "files", "package", "program");

  @Override
  public String name() {
    return "configure";
  }

  @Override
  public List<String> triggers() {
    return List.of(AUTOCONF, PKG_CONFIG, OBUILD, CAMLP5, CAMLP4);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    int at = line.indexOf(AUTOCONF);
    if (at >= 0) {
      String message = Paragraph.join(log, index, line.substring(at + AUTOCONF.length()));
      if (message.equals("not found") && line.startsWith("checking for ")) {
        // AC_MSG_ERROR within a check: the message makes sense only with what was looked for.
        message =
            line.substring("checking for ".length(), at).replace("...", "").strip() + " not found";
      }
      String refused =
          missing(message) == null
              ? message.equals("not found")
                      || message.toLowerCase(Locale.ROOT).contains("not found")
                  ? RefusedCheck.justAbove(log, index)
                  : RefusedCheck.above(log, index, message)
              : null;
      found.accept(autoconf(message, refused, log.number(index)));
    } else if (line.startsWith("Package ") && line.contains(PKG_CONFIG)) {
      String name = line.split(" ", 3)[1];
      Failure failure =
          Failure.of(Kind.DEPENDENCY_MISSING, line, log.number(index))
              .withFact(Fact.MISSING, Text.unquote(name));
      found.accept(failure.asWeak());
    } else if (line.startsWith(OBUILD)) {
      String name = line.substring(OBUILD.length()).split(" ", 2)[0];
      found.accept(
          Failure.of(Kind.DEPENDENCY_MISSING, Paragraph.join(log, index, line), log.number(index))
              .withFact(Fact.MISSING, name));
    } else if (line.startsWith(CAMLP5) || line.startsWith(CAMLP4)) {
      String message = line;
      if (line.startsWith(CAMLP5) && index + 1 < log.size()) {
        message = line + ' ' + log.line(index + 1).strip();
      }
      found.accept(Failure.of(Kind.CONFIGURE_ERROR, message, log.number(index)));
    }
  }

  private static Failure autoconf(String message, String refused, int logLine) {
    String lower = message.toLowerCase(Locale.ROOT);
    String name = refused == null ? missing(message) : refused;
    Kind kind = Kind.CONFIGURE_ERROR;
    if (lower.startsWith("package ") && lower.contains(" is required")) {
      name = Text.unquote(message.split(" ", 3)[1]);
      kind = Kind.DEPENDENCY_MISSING;
    } else if (name != null && lower.contains("package")) {
      kind = Kind.DEPENDENCY_MISSING;
    } else if (lower.contains("make sure the following tools are installed")
        || name != null && isTool(name)) {
      kind = Kind.TOOL_MISSING;
    }
    return Failure.of(kind, message, logLine).withFact(Fact.MISSING, name);
  }

  private static boolean isTool(String name) {
    return name.startsWith("ocaml") || name.startsWith("camlp") || TOOLS.contains(name);
  }

  /** The library or tool that the message says is missing, or null if it says something else. */
  private static String missing(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    for (String before :
        List.of("cannot find ", "could not find ", "unable to find ", "missing ")) {
      int at = lower.indexOf(before);
      if (at >= 0) {
        return word(message.substring(at + before.length()));
      }
    }
    int required = lower.indexOf(" is required");
    if (required > 0 && message.indexOf(' ') == required) {
      return trim(message.substring(0, required));
    }
    int end = lower.indexOf(" not found");
    String name = end > 0 ? lastWord(message.substring(0, end)) : null;
    return name == null || NOUNS.contains(name.toLowerCase(Locale.ROOT)) ? null : name;
  }

  private static String word(String text) {
    return trim(text.split("[ ,;]", 2)[0]);
  }

  private static String lastWord(String text) {
    return trim(text.substring(text.lastIndexOf(' ') + 1));
  }

  private static String trim(String word) {
    String name = Text.unquote(word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
    return name.isEmpty() ? null : name;
  }
}

package dev.bactrian.failure;

import java.util.List;
import java.util.Locale;

/**
 * What sort of failure a message headed {@code Error:} is, by its wording. The wordings are those
 * of the OCaml compilers 4.02 to 5.4 and of dune 1 to 3.
 */
final class ErrorKinds {

  private ErrorKinds() {}

  /** A rule: the wording, the kind, and the fact that its quoted word is; null for none. */
  private record Wording(String text, Kind kind, Fact fact) {}

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording("Library \"", Kind.DEPENDENCY_MISSING, Fact.MISSING),
          new Wording("External library \"", Kind.DEPENDENCY_MISSING, Fact.MISSING),
          new Wording("Program ", Kind.TOOL_MISSING, Fact.MISSING),
          new Wording("Tool ", Kind.TOOL_MISSING, Fact.MISSING),
          new Wording("I/O error: dll", Kind.LINK_ERROR, Fact.MISSING),
          new Wording("Error while linking", Kind.LINK_ERROR, null),
          new Wording("No implementation", Kind.LINK_ERROR, null),
          new Wording("Required module", Kind.LINK_ERROR, null),
          new Wording("Wrong link order", Kind.LINK_ERROR, null),
          new Wording("Duplicated implementation", Kind.LINK_ERROR, null),
          new Wording("Multiple definition of", Kind.LINK_ERROR, null),
          new Wording("Error on dynamically loaded library", Kind.LINK_ERROR, null),
          new Wording("Error during linking", Kind.LINK_ERROR, null),
          new Wording("Error while building custom runtime", Kind.LINK_ERROR, null),
          new Wording("Error during partial linking", Kind.LINK_ERROR, null),
          new Wording("Error while creating a library", Kind.LINK_ERROR, null),
          new Wording("Error while assembling", Kind.INTERNAL_COMPILER_ERROR, null),
          new Wording("Assembler error", Kind.INTERNAL_COMPILER_ERROR, null),
          new Wording("Some fatal warnings were triggered", Kind.WARNING_AS_ERROR, null),
          new Wording("Error-enabled warnings", Kind.WARNING_AS_ERROR, null),
          new Wording("rule ", Kind.COMMAND_FAILED, null),
          new Wording("exception ", Kind.UNCAUGHT_EXCEPTION, null));

  private static final List<String> INSIDE_LINK =
      List.of(
          "inconsistent assumptions over",
          "was compiled without access to the .cmx",
          "is not a bytecode object file",
          "is not a compilation unit description",
          "is not a bytecode library",
          "reference to undefined global",
          "reference to undefined compilation unit",
          "is unavailable (required by",
          "was not compiled with the `-for-pack",
          "the external function ");

  private static final List<String> TYPE_ERRORS =
      List.of(
          "Unbound ",
          "Syntax error",
          "Signature mismatch",
          "Type ",
          "This expression ",
          "This pattern ",
          "This function ",
          "This variant ",
          "This record ",
          "This type ",
          "This kind of expression",
          "The implementation ",
          "The value ",
          "The constant ",
          "The constructor ",
          "The function applied",
          "The record field",
          "The type ",
          "Some type",
          "Some record fields");

  /** Wrappers: they say that a command failed whose own words stand above them. */
  private static final List<String> WRAPPERS =
      List.of(
          "Error during linking",
          "Error while building custom runtime",
          "Some fatal warnings were triggered",
          "Error-enabled warnings",
          "I/O error: ",
          "Error while running external preprocessor",
          "External preprocessor does not produce",
          "Assembler error");

  private static final int LOOK_BACK = 80;

  /** The failure, without its location; weak if it only wraps one named above it. */
  static Failure classify(Log log, int index, String message, SourceLocation location) {
    Kind kind = null;
    Fact fact = null;
    for (Wording wording : WORDINGS) {
      if (message.startsWith(wording.text) && holds(wording, message)) {
        kind = wording.kind;
        fact = wording.fact;
        break;
      }
    }
    if (kind == null) {
      String absent = location == null ? null : missingPackage(log, index, message);
      if (absent != null) {
        return Failure.of(Kind.DEPENDENCY_MISSING, message, log.number(index))
            .withFact(Fact.MISSING, absent);
      }
      kind = byContent(message, location);
    }
    Failure failure = Failure.of(kind, message, log.number(index));
    if (kind == Kind.LINK_ERROR && fact == Fact.MISSING) {
      return failure.withFact(fact, SharedStubs.library(message, "I/O error: "));
    } else if (kind == Kind.LINK_ERROR) {
      failure = failure.withFact(Fact.SYMBOL, LinkSymbols.of(message));
    } else if (fact != null) {
      failure = failure.withFact(fact, name(message));
    }
    if (kind == Kind.UNCAUGHT_EXCEPTION) {
      failure = failure.withFact(Fact.EXCEPTION, message.substring("exception ".length()));
    }
    return isWrapper(message) && Cause.above(log, index, LOOK_BACK) ? failure.asWeak() : failure;
  }

  private static boolean holds(Wording wording, String message) {
    return switch (wording.text) {
      case "Library \"", "External library \"" ->
          message.contains(" not found") || message.contains(" is hidden");
      case "I/O error: dll" -> message.endsWith(": No such file or directory");
      case "Program ", "Tool " -> message.contains(" not found") || message.contains("PATH");
      case "rule " -> message.contains(": target ") && message.contains(" not built");
      default -> true;
    };
  }

  /** What the message is about: its first quoted word, or the word behind its first. */
  private static String name(String message) {
    String quoted = Text.quoted(message);
    if (quoted != null) {
      return quoted;
    }
    String[] words = message.split(" ", 4);
    return words.length > 1 ? words[1] : null;
  }

  /** The package that an unbound module comes from, where the log or the name itself tells. */
  private static String missingPackage(Log log, int index, String message) {
    if (!message.startsWith("Unbound module ")) {
      return null;
    }
    String module = Text.unquote(message.substring("Unbound module ".length()));
    return switch (module) {
      case "OASISDynRun" -> "oasis";
      case "Topkg" -> "topkg";
      case "Ocamlbuild_plugin" -> "ocamlbuild";
      default -> Cause.missingPackageAbove(log, index);
    };
  }

  private static Kind byContent(String message, SourceLocation location) {
    String lower = message.toLowerCase(Locale.ROOT);
    for (String text : INSIDE_LINK) {
      if (lower.contains(text)) {
        return Kind.LINK_ERROR;
      }
    }
    if (location == null) {
      return isTypeError(message) ? Kind.COMPILE_ERROR : Kind.BUILD_ERROR;
    }
    String file = location.file() == null ? "" : Text.basename(location.file());
    if (file.equals("_none_") && message.startsWith("Cannot find file")) {
      return Kind.LINK_ERROR;
    }
    if (isBuildFile(file)) {
      return Kind.BUILD_ERROR;
    }
    return Kind.COMPILE_ERROR;
  }

  /** Logs are often cut between the location and the message. */
  private static boolean isTypeError(String message) {
    for (String head : TYPE_ERRORS) {
      if (message.startsWith(head)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBuildFile(String file) {
    if (file.endsWith(".ml") || file.endsWith(".mli")) {
      return false;
    }
    return file.equals("dune")
        || file.startsWith("dune-")
        || file.startsWith("dune.")
        || file.startsWith("jbuild")
        || file.equals("opam")
        || file.endsWith(".opam")
        || file.endsWith(".pkg")
        || file.endsWith(".lock")
        || file.equals("command line");
  }

  private static boolean isWrapper(String message) {
    for (String wrapper : WRAPPERS) {
      if (message.startsWith(wrapper)) {
        return true;
      }
    }
    return false;
  }
}

package dev.bactrian.failure;

import java.util.Map;
import java.util.Set;

/**
 * A printed exception in the one spelling we use, whoever printed it: the runtime's C printer
 * (runtime/printexc.c), {@code Printexc.to_string} (stdlib/printexc.ml), the toplevel or a sexp
 * printer of Base. Immutable.
 *
 * @param token the constructor without {@code Stdlib.} and mangling, with its arguments
 * @param kind what sort of failure it is when nobody catches it
 * @param location the place in its arguments (failed assertions and matches), or null
 */
record OcamlException(String token, Kind kind, Location location) {

  private static final int MAX_TOKEN = 400;

  /** The words of the OCaml printer that are no constructor, and the exception they stand for. */
  private static final Map<String, String> WORDS =
      Map.of("Stack overflow", "Stack_overflow", "Out of memory", "Out_of_memory");

  /** What the toplevel prints behind a constructor though it is a word in small letters. */
  private static final Set<String> LITERALS =
      Set.of("true", "false", "nan", "infinity", "neg_infinity");

  /** What the OCaml printer says behind a location, and the exception it stands for. */
  private static final Map<String, String> LOCATED =
      Map.of(
          "Assertion failed", "Assert_failure",
          "Pattern matching failed", "Match_failure",
          "Undefined recursive module", "Undefined_recursive_module");

  /** Reads a printed exception; never null, the text itself if it has no known shape. */
  static OcamlException parse(String printed) {
    String text = LineText.oneLine(printed, MAX_TOKEN);
    if (WORDS.containsKey(text)) {
      return named(WORDS.get(text), "");
    }
    OcamlException located = located(text);
    if (located != null) {
      return located;
    }
    String flat = text.startsWith("(") ? Sexp.constructor(text) : text;
    int end = nameEnd(flat);
    boolean message = flat.equals(text) && isMessage(text);
    if (message || end == 0 || !Character.isUpperCase(flat.charAt(0))) {
      return new OcamlException(text, Kind.UNCAUGHT_EXCEPTION, null);
    }
    return named(flat.substring(0, end), flat.substring(end).strip());
  }

  /**
   * The findlib package that the exception says is not there (findlib's fl_package_base.ml), or
   * null.
   */
  String missing() {
    return token.startsWith("Fl_package_base.No_such_package(")
        ? LineText.between(token, "\"", "\"")
        : null;
  }

  /**
   * True for the words of a program's own printer, {@code Wrong turn at dune 3}, which only look
   * like a constructor with an argument.
   */
  static boolean isMessage(String text) {
    int end = nameEnd(text);
    if (end == 0 || !Character.isUpperCase(text.charAt(0)) || !text.startsWith(" ", end)) {
      return false;
    }
    String rest = text.substring(end).strip();
    if (rest.isEmpty() || !Character.isLetterOrDigit(rest.charAt(0))) {
      return false;
    }
    return rest.indexOf(' ') > 0
        || Character.isLowerCase(rest.charAt(0)) && !LITERALS.contains(rest);
  }

  /** True if a text is a printed exception and not some other message. */
  static boolean isOne(String text) {
    if (WORDS.containsKey(text) || located(text) != null) {
      return true;
    }
    int end = nameEnd(text);
    boolean named = end > 0 && Character.isUpperCase(text.charAt(0));
    if (named && text.startsWith(": ", end)) {
      // A printer that wraps another exception, as Fun.protect's does.
      return text.lastIndexOf('.', end) > 0 && isOne(text.substring(end + 2));
    }
    // A printer of the program's own for an exception with a record.
    boolean record =
        named && text.startsWith(" {", end) && text.endsWith("}") && text.indexOf('.') < end;
    return record
        || named && (end == text.length() || text.charAt(end) == '(' && text.endsWith(")"));
  }

  /** An exception whose constructor and single string argument are known apart. */
  static OcamlException of(String constructor, String argument) {
    return parse(constructor + "(\"" + argument + "\")");
  }

  private static OcamlException located(String text) {
    if (!text.startsWith("File \"")) {
      return null;
    }
    for (Map.Entry<String, String> entry : LOCATED.entrySet()) {
      if (text.endsWith(": " + entry.getKey())) {
        String file = LineText.between(text, "File \"", "\"");
        int from = 6 + file.length();
        return placed(
            entry.getValue(),
            file,
            LineText.numberAfter(text, ", line", from),
            LineText.numberAfter(text, ", character", from));
      }
    }
    return null;
  }

  private static OcamlException named(String constructor, String rest) {
    String name = name(constructor);
    String arguments = arguments(rest);
    if (LOCATED.containsValue(name)) {
      String file = LineText.between(arguments, "\"", "\"");
      if (file != null) {
        int comma = arguments.indexOf(',', arguments.indexOf('"', 2));
        return placed(
            name,
            file,
            LineText.numberAfter(arguments, ",", Math.max(comma, 0)),
            LineText.numberAfter(arguments, ",", comma + 1));
      }
    }
    return new OcamlException(name + arguments, kind(name), null);
  }

  private static OcamlException placed(String name, String file, Integer line, Integer column) {
    String base = Text.basename(file);
    String shown = base.isEmpty() ? file : base;
    String token = name + "(\"" + shown + "\", " + line + ", " + column + ")";
    return new OcamlException(token, kind(name), new Location(file, line));
  }

  private static String name(String printed) {
    String name = OcamlName.modules(printed);
    for (String prefix : new String[] {"Stdlib.", "Pervasives."}) {
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        name = name.substring(prefix.length());
      }
    }
    // 4.12+domains had effects in the language and no Effect module.
    return name.equals("Unhandled") ? "Effect.Unhandled" : name;
  }

  /** Arguments in parentheses, strings without escapes: {@code Failure "x"} as {@code ("x")}. */
  private static String arguments(String rest) {
    if (rest.isEmpty() || rest.equals(".")) {
      return "";
    }
    if (rest.startsWith(": ")) {
      // A printer that wraps another exception: "Fun.Finally_raised: Stdlib.Exit".
      return "(" + parse(rest.substring(2)).token() + ")";
    }
    String plain =
        rest.replace("\\\"", "\"").replace("\\n", " ").replace("Dune__exe__", "").strip();
    return plain.startsWith("(") ? plain : "(" + plain + ")";
  }

  private static int nameEnd(String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean dot = c == '.' && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
      if (!dot && !Character.isLetterOrDigit(c) && c != '_' && c != '\'') {
        break;
      }
      i++;
    }
    return i;
  }

  private static Kind kind(String name) {
    return switch (name) {
      case "Stack_overflow" -> Kind.STACK_OVERFLOW;
      case "Out_of_memory" -> Kind.OUT_OF_MEMORY;
      case "Assert_failure" -> Kind.ASSERT_FAILURE;
      case "Effect.Unhandled" -> Kind.EFFECT_UNHANDLED;
      case "Effect.Continuation_already_resumed", "Effect.Continuation_already_taken" ->
          Kind.EFFECT_CONTINUATION;
      case "Fl_package_base.No_such_package" -> Kind.DEPENDENCY_MISSING;
      case "Sys_error", "Sys_blocked_io", "Unix.Unix_error" -> Kind.SYS_ERROR;
      default -> Kind.UNCAUGHT_EXCEPTION;
    };
  }
}

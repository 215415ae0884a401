package dev.bactrian.signature;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One spelling for an exception that the runtime's C printer (runtime/printexc.c), OCaml's printer
 * (stdlib/printexc.ml) and test frameworks write differently.
 */
final class ExceptionSpelling {

  private static final Pattern PLACED =
      Pattern.compile(
          "^File \"?([^\"]{1,300}+)\"?, line (\\d++), characters [\\d-]++: "
              + "(Assertion failed|Pattern matching failed|Undefined recursive module)");

  private static final Pattern CONSTRUCTED =
      Pattern.compile(
          "\\b(Assert_failure|Match_failure|Undefined_recursive_module)[ (]*+\"?([^\",()]{1,300}+)\"?,? (\\d++)");

  /**
   * A name, a key or a file, but no function, in an exception of the program's own: {@code
   * Conf.Unset("port")}.
   */
  private static final Pattern DATUM = Pattern.compile("\"(?!\\p{Lu}\\w*+\\.)[^\" ]{1,200}+\"");

  private static final Pattern OWN =
      Pattern.compile("^(?!Unix\\.|Stdlib\\.|Scanf\\.|Dynlink\\.)\\p{Lu}\\w*+\\.[\\w.]++\\(");

  /** Before a word that says what it was about. */
  private static final Set<String> PREPOSITIONS =
      Set.of("on", "for", "of", "in", "from", "at", "with", "to", "between");

  /** Of the standard printers: these stand for constructors. */
  private static final Set<String> WORDS =
      Set.of("Stack overflow", "Out of memory", "out of memory", "Unhandled effect");

  private static final Pattern SYSTEM_CALL =
      Pattern.compile("^(?:Unix\\.)?Unix_error\\(([\\w.]++, \\w++), [^,)]*+\\)$");

  /** {@code caml_sys_error} puts the file before the system's words (runtime/sys.c). */
  private static final Pattern SYSTEM_ERROR =
      Pattern.compile("^Sys_error\\([^:]++: (\\p{Lu}[^:)]++)\\)$");

  private ExceptionSpelling() {}

  /** The exception, masked, with the place where that is part of its identity. */
  static String of(String printed) {
    String text = printed.strip();
    Matcher placed = PLACED.matcher(text);
    if (placed.find()) {
      return at(placed.group(3), placed.group(1), placed.group(2));
    }
    Matcher constructed = CONSTRUCTED.matcher(text);
    if (constructed.find()) {
      String what =
          switch (constructed.group(1)) {
            case "Assert_failure" -> "Assertion failed";
            case "Match_failure" -> "Pattern matching failed";
            default -> "Undefined recursive module";
          };
      return at(what, constructed.group(2), constructed.group(3));
    }
    String own = OWN.matcher(text).find() ? DATUM.matcher(text).replaceAll("_") : text;
    String masked = withoutLibrary(Masks.apply(withoutSubject(own), name -> {}));
    return switch (masked) {
      case "Stack overflow" -> "Stack_overflow";
      case "Out of memory", "out of memory" -> "Out_of_memory";
      case "Unhandled", "Unhandled effect" -> "Effect.Unhandled";
      default -> masked;
    };
  }

  /** What was wrong, not what with: a file that leads a message, a name that ends a heading. */
  private static String withoutSubject(String exception) {
    String heading = WORDS.contains(exception) ? null : heading(exception);
    if (heading != null) {
      return heading;
    }
    return exception.startsWith("Sys_error(") || exception.startsWith("Unix.")
        ? exception
        : LeadingFile.dropFromStrings(exception);
  }

  /**
   * The words of a program's own printer up to what they are about: {@code quota exceeded for _} of
   * {@code quota exceeded for tenant x: 3 of 2 bytes}. Null for a constructor, and where nothing
   * would be left.
   */
  private static String heading(String exception) {
    int name = pathEnd(exception, 0);
    boolean words =
        exception.startsWith(" ", name)
            && exception.lastIndexOf('.', name) < 0
            && name + 1 < exception.length()
            && Character.isLetterOrDigit(exception.charAt(name + 1));
    if (!words) {
      return null;
    }
    StringBuilder heading = new StringBuilder();
    for (String word : exception.split(" ")) {
      boolean ends = word.endsWith(":");
      if (word.startsWith("(") && !heading.isEmpty()) {
        break;
      }
      heading.append(heading.isEmpty() ? "" : " ").append(ends ? cut(word) : word);
      if (PREPOSITIONS.contains(word)) {
        return heading.append(" _").toString();
      }
      if (ends) {
        break;
      }
    }
    return heading.indexOf(" ") < 0 ? null : heading.toString();
  }

  private static String cut(String word) {
    return word.substring(0, word.length() - 1);
  }

  /**
   * A failed system call without the file it was about, which is another one in every run; null for
   * another exception. To be told apart it then needs the place.
   */
  static String withoutFile(String exception) {
    Matcher call = SYSTEM_CALL.matcher(exception);
    if (call.matches()) {
      return "Unix.Unix_error(" + call.group(1) + ")";
    }
    Matcher error = SYSTEM_ERROR.matcher(exception);
    return error.matches() ? "Sys_error(" + error.group(1) + ")" : null;
  }

  /**
   * {@code Caravan.Herd.Thirsty(N)} is {@code Herd.Thirsty(N)}: dune wraps a library's modules into
   * one of the library's name, make doesn't.
   */
  private static String withoutLibrary(String exception) {
    int end = pathEnd(exception, 0);
    String own = exception.substring(ownStart(exception, 0, end));
    int open = own.indexOf('(');
    return open < 0 ? own : own.substring(0, open + 1) + held(own, open + 1);
  }

  /** What stands in the brackets, which {@code Fun.Finally_raised} and others fill with another. */
  private static String held(String exception, int from) {
    int end = pathEnd(exception, from);
    int name = exception.lastIndexOf('.', Math.max(from, end - 1)) + 1;
    boolean constructor =
        name > from
            && name < end
            && Character.isUpperCase(exception.charAt(name))
            && end < exception.length()
            && (exception.charAt(end) == '(' || exception.charAt(end) == ')');
    return exception.substring(constructor ? ownStart(exception, from, end) : from);
  }

  private static int pathEnd(String text, int from) {
    int end = from;
    while (end < text.length() && (Ascii.isWord(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return end;
  }

  /** Where the last two parts of a path begin. */
  private static int ownStart(String text, int from, int end) {
    int last = text.lastIndexOf('.', end - 1);
    int module = last <= from ? -1 : text.lastIndexOf('.', last - 1);
    return module < from ? from : module + 1;
  }

  private static String at(String what, String file, String line) {
    return what + " at " + Paths.toBaseNames(file) + ":" + line;
  }
}

package dev.bactrian.report;

import java.util.List;
import java.util.regex.Pattern;

/** Recognises, by their shape alone, lines that a compiler, a build tool or a debugger printed. */
public final class ToolOutput {

  /** How much a line looks printed rather than written. */
  enum Look {
    /** Nobody writes this by hand: it opens a log. */
    CERTAIN,
    /** Continues a log that is open, opens none. */
    POSSIBLE,
    /** Prose or code. */
    NO
  }

  /** Lines are matched on this much of their beginning. */
  private static final int LONGEST = 300;

  /** Literals that begin a printed line. */
  private static final List<String> STARTS =
      List.of(
          "Fatal error: ",
          ">> Fatal error: ",
          "Raised at ",
          "Re-raised at ",
          "Called from ",
          "Raised by primitive operation",
          "#=== ERROR",
          "[ERROR] ",
          "[WARNING] ",
          "### OCaml runtime",
          "### output ###",
          "### stdout ###",
          "### stderr ###",
          "Segmentation fault",
          "Bus error",
          "Illegal instruction",
          "Aborted (core",
          "Command exited with code",
          "Command got signal",
          "WARNING: ThreadSanitizer",
          "SUMMARY: ",
          "Program received signal",
          "Program terminated with signal",
          "collect2: ",
          "/usr/bin/ld: ",
          "make: ***",
          "gmake: ***",
          "stack backtrace:",
          "Stack dump:",
          "Backtrace:",
          "Traceback (most recent call last)",
          "Exception in thread ",
          "Caused by: ",
          "random seed: ",
          "-> required by ",
          "+- The following actions",
          "<><> ",
          "--- Failure ---",
          "--- Info ---",
          "Test suite ",
          "Test Successful");

  private static final List<Pattern> CERTAIN =
      List.of(
          Pattern.compile("^File \"[^\"]*\", lines? \\d"),
          Pattern.compile("^(?:Error|Warning \\d+|Alert|Error \\([a-z]+)\\b[^.]{0,30}: \\S"),
          Pattern.compile("^(?:error|warning)(?:\\[E\\d+\\])?: \\S"),
          Pattern.compile("^[^\\s:()]{1,200}:\\d+(?::\\d+)?:? [^:]{0,40}(?:error|warning|note): "),
          Pattern.compile("^\\s*#\\d+ +(?:0x[0-9a-f]+ |<signal|[\\w:.]+ ?\\()"),
          Pattern.compile("^==\\d+=="),
          Pattern.compile("^\\[?\\d*\\]? ?file [^;]{1,200}; line \\d+ ###"),
          Pattern.compile("^g?make\\[\\d+\\]: "),
          Pattern.compile("^thread '[^']*' (?:panicked|failed) at"),
          Pattern.compile("^rust: (?:task|fatal|domain)"),
          Pattern.compile("^(?:ocamlfind|ocamlopt|ocamlc|dune|opam|rustc|ld|cc1?|gcc|clang): \\S"),
          Pattern.compile("^\\s+at [\\w.$<>]{1,200}\\([\\w.]{1,100}(?::\\d+)?\\)$"),
          Pattern.compile("^\\s+(?:\\* )?frame #\\d+:"));

  private static final List<Pattern> POSSIBLE =
      List.of(
          Pattern.compile("^# "),
          Pattern.compile("^#$"),
          Pattern.compile("^\\s*\\d+ \\| "),
          Pattern.compile("^\\s*\\^+~*\\s*$"),
          Pattern.compile("^\\s*[.~-]*\\^"),
          Pattern.compile("^ {2,}\\S"),
          Pattern.compile("^\\t"),
          Pattern.compile("^[\\w./-]{1,200}:\\d+"),
          Pattern.compile("^\\+ \\S"),
          Pattern.compile("^(?:Hint|note|help): "),
          Pattern.compile("^={10,}$"),
          Pattern.compile("^\\[\\.\\.\\.\\]$"));

  private ToolOutput() {}

  /** What one line looks like, out of its context. */
  static Look look(String line) {
    if (line.isBlank()) {
      return Look.NO;
    }
    String head = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    String stripped = head.stripLeading();
    for (String start : STARTS) {
      if (stripped.startsWith(start)) {
        return Look.CERTAIN;
      }
    }
    for (Pattern pattern : CERTAIN) {
      if (pattern.matcher(head).find()) {
        return Look.CERTAIN;
      }
    }
    for (Pattern pattern : POSSIBLE) {
      if (pattern.matcher(head).find()) {
        return Look.POSSIBLE;
      }
    }
    return Look.NO;
  }

  /** True if the block as a whole was printed by a tool. */
  public static boolean isLog(String block) {
    int lines = 0;
    int certain = 0;
    for (String line : (Iterable<String>) block.lines().limit(500)::iterator) {
      if (!line.isBlank()) {
        lines++;
        certain += look(line) == Look.CERTAIN ? 1 : 0;
      }
    }
    return certain > 0 && (certain >= 3 || certain * 6 >= lines);
  }
}

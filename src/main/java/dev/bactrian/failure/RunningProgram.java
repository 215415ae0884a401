package dev.bactrian.failure;

import java.util.Set;

/**
 * Which program was running when something failed: what a log without a backtrace still tells. From
 * the command that make, a shell or dune printed before, or from dune's excerpt of the rule.
 */
final class RunningProgram {

  private static final int LOOK_BACK = 40;
  private static final int LOOK_AHEAD = 3;
  private static final int LONGEST_LINE = 2000;

  /** Words of a command that are looked at. */
  private static final int WORDS = 12;

  /** What starts another program, with options and figures of its own before that one's name. */
  private static final Set<String> WRAPPERS =
      Set.of("ulimit", "timeout", "time", "env", "exec", "nice", "setarch", "valgrind", "rr");

  private static final String[] ENDINGS = {".exe", ".native", ".byte", ".bc", ".opt"};

  private RunningProgram() {}

  /** The program's base name without its ending, or null where the log doesn't tell. */
  static String around(Log log, int index) {
    String compiler = compiler(log.line(index - 1));
    if (compiler != null) {
      return compiler;
    }
    int stop = Math.max(0, index - LOOK_BACK);
    for (int i = index - 1; i >= stop; i--) {
      String program = started(log.line(i));
      if (program != null) {
        return program;
      }
    }
    int end = Math.min(log.size(), index + LOOK_AHEAD);
    for (int i = index; i < end; i++) {
      String program = reported(log.line(i));
      if (program != null) {
        return program;
      }
    }
    return null;
  }

  /**
   * The program that a shell says was killed, {@code sh: line 3: 4711 Aborted A=1 ./run -v}, or the
   * one that was started before; null where the log doesn't tell.
   */
  static String killed(Log log, int index) {
    String line = log.line(index);
    for (String words : Signals.WORDS.keySet()) {
      int at = line.indexOf(words);
      if (at > 0 && line.length() <= LONGEST_LINE) {
        for (String word : line.substring(at + words.length()).strip().split(" ", 16)) {
          if (word.indexOf('/') >= 0 && word.indexOf('=') < 0) {
            return base(word);
          }
        }
      }
    }
    return around(log, index);
  }

  /** The compiler that the line starts, {@code + ocamlfind ocamlopt -c x.ml}, or null. */
  private static String compiler(String line) {
    String text = line.startsWith("+ ") ? line.substring(2) : line;
    text = text.startsWith("ocamlfind ") ? text.substring("ocamlfind ".length()) : text;
    boolean compiles = text.startsWith("ocamlopt") || text.startsWith("ocamlc");
    return compiles && text.contains(" -c ") ? base(text.split(" ", 2)[0]) : null;
  }

  /** A line that starts a program: {@code A=1 ./run -v}, {@code (cd d && ./run.exe)}, a rule. */
  private static String started(String line) {
    if (line.length() > LONGEST_LINE) {
      return null;
    }
    String text = line.startsWith("$ ") ? line.substring(2).strip() : line.strip();
    int bar = text.indexOf(" | ");
    if (bar > 0 && isNumber(text.substring(0, bar))) {
      return ruled(text.substring(bar + 3));
    }
    if (text.startsWith("(cd ") && text.indexOf("&& ") > 0) {
      text = text.substring(text.indexOf("&& ") + 3);
    }
    boolean wrapped = false;
    for (String word : text.split("[ ;]", WORDS)) {
      boolean setting = word.indexOf('=') > 0;
      if (word.startsWith("./") && word.length() > 2) {
        return base(word);
      }
      wrapped |= WRAPPERS.contains(word);
      if (!wrapped && !setting && !word.equals("$") && !word.equals("+")) {
        return endsLikeProgram(word) && word.indexOf('/') >= 0 ? base(word) : null;
      }
    }
    return null;
  }

  /** {@code (name run)} or {@code ./run.exe} in dune's excerpt of its own file. */
  private static String ruled(String source) {
    int name = source.indexOf("(name ");
    if (name >= 0) {
      String rest = source.substring(name + "(name ".length());
      return base(rest.split("[ )]", 2)[0]);
    }
    for (String word : source.split("[ ()]+")) {
      if (word.startsWith("./") && endsLikeProgram(word)) {
        return base(word);
      }
    }
    return null;
  }

  /** {@code FAIL: run (exit status 2)} as test drivers say afterwards. */
  private static String reported(String line) {
    boolean failed = line.startsWith("FAIL: ") && line.contains("(exit ");
    return failed ? base(line.substring("FAIL: ".length()).split("[ (]", 2)[0]) : null;
  }

  private static String base(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    while (name.endsWith(")") || name.endsWith(";")) {
      name = name.substring(0, name.length() - 1);
    }
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)) {
        name = name.substring(0, name.length() - ending.length());
      }
    }
    return name.isEmpty() ? null : name;
  }

  private static boolean endsLikeProgram(String word) {
    for (String ending : ENDINGS) {
      if (word.endsWith(ending) || word.endsWith(ending + ")")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.strip().chars().allMatch(Character::isDigit);
  }
}

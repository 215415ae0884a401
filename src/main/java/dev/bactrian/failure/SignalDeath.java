package dev.bactrian.failure;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A process died of a signal, and a shell or make says so (dune: see {@link DuneCommands}). Only
 * reported where nothing closer to the cause was printed: the message of the dying process, or the
 * same death in the words of an inner wrapper.
 */
final class SignalDeath implements Format {

  private static final String DUNE = "got signal ";
  private static final List<String> CODES =
      List.of("Error 1", "exit status 1", "exit status: 1", "exit code 1", "exited with code 1");

  /** gcc of a program that it started: {@code ld terminated with signal 9 [Killed]}. */
  private static final String NUMBERED = " terminated with signal ";

  private static final int LOOK_BEHIND = 16;

  private static final List<String> CLOSER =
      List.of("ERROR: AddressSanitizer", "ThreadSanitizer", " received signal ", "== ABORTING");

  @Override
  public String name() {
    return "death by signal";
  }

  @Override
  public List<String> triggers() {
    return List.of(
        "Segmentation fault",
        "segmentation fault",
        "Aborted",
        "Abort trap",
        "Bus error",
        "Illegal instruction",
        "Floating point exception",
        "Trace/breakpoint trap",
        "Alarm clock",
        "Broken pipe",
        "Killed",
        "Terminated",
        "Hangup",
        "limit exceeded",
        "timer expired",
        "Bad system call",
        "User defined signal ",
        NUMBERED,
        "rror 12",
        "rror 13",
        "rror 14",
        "rror 15",
        "status 12",
        "status 13",
        "status 14",
        "status 15",
        "status: 12",
        "status: 13",
        "status: 14",
        "status: 15",
        "code 12",
        "code 13",
        "code 14",
        "code 15");
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    int numbered = line.indexOf(NUMBERED);
    Integer number = numbered < 0 ? null : LineText.number(line, numbered + NUMBERED.length());
    if (number != null && Signals.ofNumber(number) != null) {
      String program = line.substring(line.lastIndexOf(' ', numbered - 1) + 1, numbered);
      found.accept(failure(log, index, Signals.ofNumber(number)).withFact(Fact.COMMAND, program));
      return;
    }
    boolean bySelf = false;
    String signal = null;
    for (Map.Entry<String, String> entry : Signals.WORDS.entrySet()) {
      if (isDeath(line, entry.getKey())) {
        signal = entry.getValue();
        bySelf = line.startsWith(entry.getKey());
      }
    }
    Integer code = signal == null ? code(line) : null;
    if (code != null) {
      if (code == 124 && SaidError.isUsageAbove(log, index)) {
        // cmdliner's exit for a wrong command line, too.
        return;
      }
      signal = code == 124 ? "TERM" : Signals.ofExit(code);
    }
    if (signal == null || isNamedBefore(log, index, bySelf)) {
      return;
    }
    String program = RunningProgram.killed(log, index);
    Failure death =
        failure(log, index, signal)
            .withFact(Fact.EXIT, code == null ? null : code.toString())
            .withFact(Fact.COMMAND, program);
    found.accept(AbortWords.above(log, index, program, death));
  }

  private static Failure failure(Log log, int index, String signal) {
    String message = LineText.oneLine(log.line(index), LineText.MAX_MESSAGE);
    return Failure.of(Signals.kind(signal), message, log.number(index))
        .withFact(Fact.SIGNAL, signal);
  }

  /**
   * The line is the words alone, or a shell's {@code sh: line 3: 4711 Segmentation fault cmd}, or
   * make's {@code *** [target] Segmentation fault}.
   */
  private static boolean isDeath(String line, String words) {
    int at = line.indexOf(words);
    if (at < 0) {
      return false;
    }
    String rest = line.substring(at + words.length()).strip();
    boolean ends = rest.isEmpty() || rest.startsWith("(core dumped)") || rest.startsWith(": 11");
    if (at == 0) {
      return ends;
    }
    String before = line.substring(0, at).strip();
    boolean make = before.contains("*** [") && before.endsWith("]");
    boolean pid = !before.isEmpty() && LineText.isDigit(before.charAt(before.length() - 1));
    boolean shell =
        pid && (before.contains(": line ") || before.contains("sh: "))
            || before.equals("zsh:")
            || before.startsWith("[") && before.endsWith("+");
    return make && ends || shell;
  }

  /** {@code Command got signal SEGV.}, {@code (got signal SEGV)}; not ocamlbuild's sentence. */
  private static String duneSignal(String line) {
    String rest = LineText.after(line, DUNE);
    int end = 0;
    while (end < rest.length() && Character.isUpperCase(rest.charAt(end))) {
      end++;
    }
    return end < 2 ? null : rest.substring(0, end);
  }

  private static Integer code(String line) {
    for (String mark : CODES) {
      int at = line.indexOf(mark);
      if (at >= 0) {
        int digits = mark.endsWith("1") ? at + mark.length() - 1 : at + mark.length();
        while (digits < line.length() && line.charAt(digits) == ' ') {
          digits++;
        }
        Integer code = LineText.number(line, digits);
        boolean isMake = !mark.startsWith("Error") || line.contains("*** [");
        return isMake && code != null && (code == 124 || code > 128) ? code : null;
      }
    }
    return null;
  }

  private static boolean isNamedBefore(Log log, int index, boolean bySelf) {
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BEHIND); i--) {
      String line = log.line(i);
      if (LastWords.isPrinted(line)) {
        return true;
      }
      for (String closer : CLOSER) {
        if (line.contains(closer)) {
          return true;
        }
      }
      if (!bySelf && isSignalLine(line.strip())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSignalLine(String line) {
    return line.contains(DUNE) && duneSignal(line) != null
        || Signals.WORDS.keySet().stream().anyMatch(words -> isDeath(line, words));
  }
}

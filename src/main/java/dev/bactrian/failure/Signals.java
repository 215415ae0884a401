package dev.bactrian.failure;

import java.util.List;
import java.util.Map;

/** Signals as shells, make and C libraries call them (glibc's {@code strsignal}). Stateless. */
final class Signals {

  /** The words for a signal, and its name without SIG. */
  static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Segmentation fault", "SEGV"),
          Map.entry("segmentation fault", "SEGV"),
          Map.entry("Aborted", "ABRT"),
          Map.entry("Abort trap", "ABRT"),
          Map.entry("Bus error", "BUS"),
          Map.entry("Illegal instruction", "ILL"),
          Map.entry("Floating point exception", "FPE"),
          Map.entry("Trace/breakpoint trap", "TRAP"),
          Map.entry("Alarm clock", "ALRM"),
          Map.entry("Broken pipe", "PIPE"),
          Map.entry("Killed", "KILL"),
          Map.entry("Terminated", "TERM"),
          Map.entry("Hangup", "HUP"),
          Map.entry("CPU time limit exceeded", "XCPU"),
          Map.entry("Cputime limit exceeded", "XCPU"),
          Map.entry("File size limit exceeded", "XFSZ"),
          Map.entry("Filesize limit exceeded", "XFSZ"),
          Map.entry("Virtual timer expired", "VTALRM"),
          Map.entry("Profiling timer expired", "PROF"),
          Map.entry("Bad system call", "SYS"),
          Map.entry("User defined signal 1", "USR1"),
          Map.entry("User defined signal 2", "USR2"));

  /** Linux's numbers (signal(7)) of those that end a process unless it handles them. */
  private static final Map<Integer, String> NUMBERS =
      Map.ofEntries(
          Map.entry(1, "HUP"),
          Map.entry(2, "INT"),
          Map.entry(3, "QUIT"),
          Map.entry(4, "ILL"),
          Map.entry(5, "TRAP"),
          Map.entry(6, "ABRT"),
          Map.entry(7, "BUS"),
          Map.entry(8, "FPE"),
          Map.entry(9, "KILL"),
          Map.entry(10, "USR1"),
          Map.entry(11, "SEGV"),
          Map.entry(12, "USR2"),
          Map.entry(13, "PIPE"),
          Map.entry(14, "ALRM"),
          Map.entry(15, "TERM"),
          Map.entry(24, "XCPU"),
          Map.entry(25, "XFSZ"),
          Map.entry(26, "VTALRM"),
          Map.entry(27, "PROF"),
          Map.entry(31, "SYS"));

  /** OCaml's own numbers (stdlib/sys.ml), which OUnit prints: -1 is ABRT. */
  private static final List<String> OCAML =
      List.of(
          "ABRT", "ALRM", "FPE", "HUP", "ILL", "INT", "KILL", "PIPE", "QUIT", "SEGV", "TERM",
          "USR1", "USR2", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "VTALRM", "PROF", "BUS",
          "POLL", "SYS", "TRAP", "URG", "XCPU", "XFSZ");

  private Signals() {}

  /** The signal behind OCaml's number for it, which is negative, or null. */
  static String ofOcaml(int number) {
    return number < 0 && -number <= OCAML.size() ? OCAML.get(-number - 1) : null;
  }

  /** The signal that a line of a shell's output is about and nothing else, or null. */
  static String said(String line) {
    String words = line.endsWith(" (core dumped)") ? line.substring(0, line.length() - 14) : line;
    return WORDS.get(words);
  }

  /** The signal behind a shell's exit code (128 + number), or null. */
  static String ofExit(int code) {
    return ofNumber(code - 128);
  }

  /** The signal of that number, or null if it is none that ends a process. */
  static String ofNumber(int number) {
    return NUMBERS.get(number);
  }

  /** What sort of failure dying of it is. Only time limits end a build with SIGTERM. */
  static Kind kind(String signal) {
    return switch (signal) {
      case "SEGV" -> Kind.SEGFAULT;
      case "TERM" -> Kind.TIMEOUT;
      default -> Kind.SIGNAL;
    };
  }
}

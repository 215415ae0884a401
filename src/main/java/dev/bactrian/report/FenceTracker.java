package dev.bactrian.report;

/** Tells, line by line, whether one stands in a fenced code block. Not thread-safe. */
final class FenceTracker {

  private char mark;
  private int length;

  /** True if the line is a fence or stands between two. */
  boolean inside(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    char first = indent < line.length() ? line.charAt(indent) : 0;
    int run = first == '`' || first == '~' ? runOf(line, indent, first) : 0;
    if (mark == 0) {
      boolean opens = run >= 3 && (first == '~' || line.indexOf('`', indent + run) < 0);
      if (opens) {
        mark = first;
        length = run;
      }
      return opens;
    }
    if (first == mark && run >= length && line.substring(indent + run).isBlank()) {
      mark = 0;
    }
    return true;
  }

  private static int runOf(String line, int from, char mark) {
    int to = from;
    while (to < line.length() && line.charAt(to) == mark) {
      to++;
    }
    return to - from;
  }
}

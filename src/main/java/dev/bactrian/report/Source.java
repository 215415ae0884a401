package dev.bactrian.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a body before Markdown is read: hidden comments and template text blanked, tool
 * output that stands outside any fence taken out, hostile nesting flattened. Line numbers stay.
 *
 * @param lines what is left for the Markdown parser
 * @param logs tool output found between the fences' lines
 */
record Source(List<String> lines, List<Block> logs) {

  /** GitHub's own limit is 65,536 characters; imported trackers may go beyond. */
  private static final int LONGEST = 100_000;

  /** More block quotes or list items than this inside each other are an attack. */
  private static final int DEEPEST = 24;

  /** More inline marks than this in one paragraph are an attack. */
  private static final int MOST_MARKS = 1500;

  static Source of(String body, Template template) {
    String bounded = body.length() > LONGEST ? body.substring(0, LONGEST) : body;
    List<String> lines = new ArrayList<>(bounded.lines().toList());
    List<Block> logs = new ArrayList<>();
    boolean[] fenced = fenced(lines);
    hideComments(lines, fenced);
    for (int i = 0; i < lines.size(); i++) {
      if (!fenced[i] && template.covers(lines.get(i))) {
        lines.set(i, "");
      }
    }
    takeLogs(lines, fenced, logs);
    flatten(lines, fenced);
    return new Source(List.copyOf(lines), List.copyOf(logs));
  }

  private static boolean[] fenced(List<String> lines) {
    FenceTracker fence = new FenceTracker();
    boolean[] fenced = new boolean[lines.size()];
    for (int i = 0; i < fenced.length; i++) {
      fenced[i] = fence.inside(lines.get(i));
    }
    return fenced;
  }

  private static void hideComments(List<String> lines, boolean[] fenced) {
    boolean hidden = false;
    for (int i = 0; i < lines.size(); i++) {
      if (fenced[i] && !hidden) {
        continue;
      }
      StringBuilder kept = new StringBuilder();
      String line = lines.get(i);
      int at = 0;
      while (at < line.length()) {
        int mark = line.indexOf(hidden ? "-->" : "<!--", at);
        int end = mark < 0 ? line.length() : mark;
        if (!hidden) {
          kept.append(line, at, end);
        }
        at = mark < 0 ? line.length() : mark + (hidden ? 3 : 4);
        hidden = (mark >= 0) != hidden;
      }
      lines.set(i, kept.toString());
    }
  }

  /** A log opens on a line that only a tool prints, and goes on over what may belong to it. */
  private static void takeLogs(List<String> lines, boolean[] fenced, List<Block> logs) {
    int i = 0;
    while (i < lines.size()) {
      if (fenced[i] || !opensLog(lines, fenced, i)) {
        i++;
        continue;
      }
      int end = i + 1;
      for (int j = i + 1; j < lines.size() && !fenced[j] && j - end < 2; j++) {
        if (ToolOutput.look(lines.get(j)) != ToolOutput.Look.NO) {
          end = j + 1;
        }
      }
      StringBuilder text = new StringBuilder();
      for (int j = i; j < end; j++) {
        text.append(lines.get(j)).append('\n');
        lines.set(j, "");
      }
      logs.add(new Block(text.toString(), null, i + 1));
      i = end;
    }
  }

  private static boolean opensLog(List<String> lines, boolean[] fenced, int i) {
    String line = lines.get(i);
    return !line.startsWith("    ") && ToolOutput.look(line) == ToolOutput.Look.CERTAIN;
  }

  private static void flatten(List<String> lines, boolean[] fenced) {
    int marks = 0;
    int start = 0;
    for (int i = 0; i <= lines.size(); i++) {
      boolean ends = i == lines.size() || fenced[i] || lines.get(i).isBlank();
      if (!ends) {
        lines.set(i, shallow(lines.get(i)));
        marks += (int) lines.get(i).chars().filter(c -> "*_[]<`".indexOf(c) >= 0).count();
        continue;
      }
      for (int j = start; marks > MOST_MARKS && j < i; j++) {
        if (!fenced[j]) {
          lines.set(j, lines.get(j).replaceAll("[*_\\[\\]<`]", " "));
        }
      }
      marks = 0;
      start = i + 1;
    }
  }

  /** The line with at most so many block quotes and list items opened inside each other. */
  private static String shallow(String line) {
    int depth = 0;
    int i = 0;
    while (i < line.length() && " \t>-+*0123456789.)".indexOf(line.charAt(i)) >= 0) {
      if (">-+*.)".indexOf(line.charAt(i)) >= 0 && ++depth > DEEPEST) {
        return line.substring(0, i) + " " + line.substring(i).replaceAll("^[\\s>+*\\d.)-]+", "");
      }
      i++;
    }
    return line;
  }
}

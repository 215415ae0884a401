package dev.bactrian.failure;

import java.util.List;

/**
 * Which opam package the lines being read belong to, and which lines are no output at all. Sees the
 * log's marker lines in order. Not thread-safe.
 */
final class OpamContext {

  static final String BLOCK = "#=== ERROR while ";
  private static final String SECTION = "<><> ";
  private static final String COMMAND_FOLDER = "(CWD=";
  private static final String HEREDOC = "END-OF-DOCKERFILE";

  static final List<String> TRIGGERS = List.of(BLOCK, SECTION, COMMAND_FOLDER, HEREDOC);

  private static final List<String> PHASES =
      List.of(
          "compiling",
          "installing",
          "recompiling",
          "removing",
          "fetching sources for",
          "upgrading to",
          "upgrading",
          "downgrading to",
          "downgrading",
          "reinstalling",
          "building");

  /** What a line says about the package at work. */
  record Work(String packageName, String phase) {}

  private OpamBlock block;
  private Work live;
  private boolean inDockerfile;

  void open() {
    block = null;
    live = null;
    inDockerfile = false;
  }

  /**
   * Called for each line with one of {@link #TRIGGERS}.
   *
   * @return a block whose place another one takes with this line, or null
   */
  OpamBlock see(WindowLog log, int index) {
    OpamBlock replaced = null;
    String line = log.unstamped(index);
    int at = line.indexOf(HEREDOC);
    if (at >= 0) {
      // "cat > Dockerfile <<'END-OF-DOCKERFILE'" opens, the bare word closes.
      inDockerfile = at > 0 && line.contains("<<");
    }
    if (line.contains(BLOCK)) {
      replaced = block;
      Work work = header(line);
      block = work == null ? null : new OpamBlock(log, index, work);
      log.liveFrom(log.number(index) - 1);
    } else if (line.startsWith(SECTION)) {
      log.liveFrom(log.number(index) - 1);
    } else if (line.startsWith("+ ") && line.contains(COMMAND_FOLDER)) {
      log.liveFrom(log.number(index) - 1);
      live = folder(line);
    }
    return replaced;
  }

  /** The block that the lines stand in, or null. */
  OpamBlock block() {
    return block;
  }

  void blockEnded() {
    block = null;
  }

  /** Whether the line stands in OCurrent's part "To reproduce locally". */
  boolean skipping() {
    return inDockerfile;
  }

  /** The package that the line's output belongs to, or null. */
  Work at(WindowLog log, int index) {
    if (block != null && log.quoted(index)) {
      return block.work();
    }
    return live != null && log.live(index) ? live : null;
  }

  /** Reads {@code #=== ERROR while compiling foo.1.0 ====#}; null if it is cut. */
  static Work header(String line) {
    int from = line.indexOf(BLOCK) + BLOCK.length();
    int to = line.indexOf(" =", from);
    String title = line.substring(from, to < 0 ? line.length() : to).strip();
    for (String phase : PHASES) {
      if (title.startsWith(phase + " ")) {
        String packages = title.substring(phase.length()).strip();
        int comma = packages.indexOf(',');
        return new Work(comma < 0 ? packages : packages.substring(0, comma), phase);
      }
    }
    return null;
  }

  /** The package in whose build folder a command ran; null for other folders. */
  private static Work folder(String line) {
    int from = line.lastIndexOf(COMMAND_FOLDER) + COMMAND_FOLDER.length();
    int build = line.indexOf("/build/", from);
    if (build < 0) {
      return null;
    }
    int begin = build + "/build/".length();
    int end = begin;
    while (end < line.length() && line.charAt(end) != ')' && line.charAt(end) != '/') {
      end++;
    }
    String name = line.substring(begin, end);
    return name.indexOf('.') > 0 ? new Work(name, "compiling") : null;
  }
}

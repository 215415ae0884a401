package dev.bactrian.failure;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A program that is not there, as shells, make, env and configure scripts say it: {@code sh: 1: x:
 * not found}, {@code bash: line 1: x: command not found}, {@code make: x: No such file or
 * directory}, {@code env: 'x': No such file or directory}, {@code required program x not found}.
 * Scripts also probe for programs that they can do without: see {@link Aftermath}.
 */
final class MissingTool implements Format {

  private static final int MAX_LENGTH = 1000;
  private static final String NOT_FOUND = ": not found";
  private static final String COMMAND = ": command not found";
  private static final String MAKE_COMMAND = ": Command not found";
  private static final String NO_FILE = ": No such file or directory";
  private static final String REQUIRED = "required program ";

  private static final Set<String> PKG_CONFIG_FLAGS =
      Set.of(
          "--exists",
          "--cflags",
          "--libs",
          "--modversion",
          "--atleast-version",
          "--atleast-pkgconfig-version",
          "--variable",
          "--print-errors",
          "--short-errors");

  @Override
  public String name() {
    return "missing tool";
  }

  @Override
  public List<String> triggers() {
    return List.of(
        NOT_FOUND, COMMAND, MAKE_COMMAND, NO_FILE, REQUIRED, "is not recognized as an internal");
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    String tool = line.length() > MAX_LENGTH ? null : tool(line);
    if (tool != null && !tool.isEmpty() && tool.indexOf(' ') < 0) {
      Failure failure =
          Failure.of(Kind.TOOL_MISSING, line, log.number(index)).withFact(Fact.MISSING, tool);
      found.accept(Aftermath.isFatal(log, index) ? failure : failure.asWeak());
    }
  }

  private static String tool(String line) {
    if (line.startsWith(REQUIRED) && line.endsWith(" not found")) {
      return line.substring(REQUIRED.length(), line.length() - " not found".length());
    }
    if (line.endsWith(" is not recognized as an internal or external command,")) {
      return Text.quoted(line);
    }
    if (line.endsWith(COMMAND)) {
      return ofFlag(last(line, COMMAND));
    }
    if (line.startsWith("\"") && line.endsWith(COMMAND + ".")) {
      // opam's own words for a command that it could not start.
      return last(line, COMMAND + ".");
    }
    if (line.endsWith(MAKE_COMMAND)) {
      return last(line, MAKE_COMMAND);
    }
    if (line.endsWith(NOT_FOUND)) {
      return isShell(line) ? ofFlag(last(line, NOT_FOUND)) : null;
    }
    if (line.endsWith(NO_FILE)) {
      boolean makes =
          line.startsWith("make: ")
              || line.startsWith("make[")
              || line.startsWith("gmake: ")
              || line.startsWith("gmake[");
      boolean env = line.startsWith("env: ") || line.startsWith("/usr/bin/env: ");
      if (makes || env) {
        String tool = last(line, NO_FILE);
        // busybox's env
        tool = tool.startsWith("can't execute ") ? Text.unquote(tool.substring(14)) : tool;
        return makes && tool.indexOf('/') >= 0 ? null : tool;
      }
    }
    return null;
  }

  /**
   * Scripts call {@code $PKG_CONFIG --exists x}: with pkg-config missing the variable is empty, and
   * the shell takes the flag for the program. Other flags tell nothing.
   */
  private static String ofFlag(String tool) {
    if (tool.startsWith("-")) {
      return PKG_CONFIG_FLAGS.contains(tool) ? "pkg-config" : null;
    }
    return tool;
  }

  /** The last word between colons before the ending. */
  private static String last(String line, String ending) {
    String head = line.substring(0, line.length() - ending.length());
    return Text.unquote(head.substring(head.lastIndexOf(": ") + 1).strip());
  }

  /** {@code sh: 1: x: not found}: dash numbers the line; other programs say "not found" too. */
  private static boolean isShell(String line) {
    int at = line.indexOf(": ");
    if (at < 0) {
      return false;
    }
    String shell = Text.basename(line.substring(0, at));
    if (shell.equals("make") || shell.startsWith("make[")) {
      return true;
    }
    int number = line.startsWith("line ", at + 2) ? at + 7 : at + 2;
    int digits = Text.digitsEnd(line, number);
    return digits > number && line.startsWith(": ", digits)
        || shell.equals("sh")
        || shell.equals("bash")
        || shell.equals("ash");
  }
}

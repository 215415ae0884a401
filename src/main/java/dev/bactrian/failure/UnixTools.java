package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * The small tools of build scripts: {@code cp: cannot stat 'x': No such file or directory}, {@code
 * patch: **** ...}, {@code tar: Error is not recoverable: exiting now}. Scripts often go on after
 * such a message, so it is weak unless what follows shows that they did not.
 */
final class UnixTools implements Format {

  private static final int MAX_LENGTH = 1000;

  private static final List<String> TOOLS =
      List.of(
          "ranlib: ",
          "ar: ",
          "strip: ",
          "cp: ",
          "mv: ",
          "rm: ",
          "ln: ",
          "cat: ",
          "install: ",
          "mkdir: ",
          "chmod: ",
          "tar: ",
          "gzip: ",
          "unzip: ",
          "sed: ",
          "patch: ",
          "touch: ",
          "rmdir: ",
          "find: ",
          "head: ",
          "sort: ",
          "diff: ",
          "cmp: ",
          "git: ",
          "/usr/bin/install: ",
          "/bin/cp: ",
          "/bin/mv: ",
          "ocamlmklib: ",
          "m4: ",
          "m4:",
          "awk: ",
          "sh: 0: ");

  @Override
  public String name() {
    return "unix tools";
  }

  @Override
  public List<String> triggers() {
    return List.of(
        ": cannot ",
        ": can't ",
        ": No such file",
        ": Permission denied",
        "patch: **** ",
        "not recoverable: exiting",
        "not in gzip format",
        "Is a directory");
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.length() > MAX_LENGTH || !isTool(line)) {
      return;
    }
    Failure failure = Failure.of(Kind.BUILD_ERROR, line, log.number(index));
    if (line.endsWith("No such file or directory")) {
      failure = failure.withFact(Fact.MISSING, missing(line));
    }
    found.accept(Aftermath.isFatal(log, index) ? failure : failure.asWeak());
  }

  private static boolean isTool(String line) {
    for (String tool : TOOLS) {
      if (line.startsWith(tool)) {
        return true;
      }
    }
    return false;
  }

  private static String missing(String line) {
    String quoted = Text.quoted(line);
    if (quoted != null) {
      return quoted;
    }
    String head = line.substring(0, line.length() - ": No such file or directory".length());
    return head.substring(head.lastIndexOf(' ') + 1);
  }
}

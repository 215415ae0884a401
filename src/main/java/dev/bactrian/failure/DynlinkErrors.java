package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * What {@code Dynlink.error_message} says where a program prints it itself, behind words of its own
 * (otherlibs/dynlink/dynlink_common.ml): {@code plugins: no implementation available for Store}.
 * Uncaught, the same errors are exceptions.
 */
final class DynlinkErrors implements Format {

  private static final List<String> MESSAGES =
      List.of(
          "no implementation available for ",
          "interface mismatch on ",
          "implementation mismatch on ",
          "error loading shared library: ");

  /** The file's name stands before these. */
  private static final String FOREIGN =
      " is not an object file, or was compiled for a different version of OCaml";

  @Override
  public String name() {
    return "dynlink";
  }

  @Override
  public List<String> triggers() {
    return List.of(
        "no implementation available for ",
        "nterface mismatch on ",
        "mplementation mismatch on ",
        "error loading shared library: ",
        FOREIGN);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.contains("undefined symbol: ") || DiffHunk.contains(log, index)) {
      // The linker's own words.
      return;
    }
    int foreign = line.indexOf(FOREIGN);
    if (foreign > 0) {
      int start = line.lastIndexOf(' ', foreign - 1) + 1;
      found.accept(failure(log, index, line.substring(start)));
      return;
    }
    for (String message : MESSAGES) {
      int at = line.indexOf(message);
      if (at >= 0) {
        found.accept(failure(log, index, line.substring(at)));
        return;
      }
    }
  }

  private static Failure failure(Log log, int index, String message) {
    return Failure.of(
        Kind.LINK_ERROR, LineText.oneLine(message, LineText.MAX_MESSAGE), log.number(index));
  }
}

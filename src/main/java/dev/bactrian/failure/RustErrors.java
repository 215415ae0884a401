package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * What rustc reports of the program that it compiles: {@code f.rs:3:5: 3:9 error: MESSAGE} before
 * 1.9, and since then {@code error[E0382]: MESSAGE} with {@code --> f.rs:3:5} below it.
 */
final class RustErrors implements Format {

  private static final String ERROR = " error: ";
  private static final String ARROW = "--> ";
  private static final String INTERNAL = "internal compiler error";

  /** Files that have no name are called so: a snippet given to the playground, standard input. */
  private static final List<String> FILES = List.of(".rs:", "<anon>:", "<input>:");

  @Override
  public String name() {
    return "rust compiler";
  }

  @Override
  public List<String> triggers() {
    return List.of(".rs:", "<anon>:", "<input>:", ARROW);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith(ARROW)) {
      readNew(log, index, line, found);
      return;
    }
    for (String file : FILES) {
      int end = line.indexOf(file) + file.length() - 1;
      int error = line.indexOf(ERROR, Math.max(end, 0));
      if (end >= file.length() - 1 && error > 0 && isRange(line, end, error)) {
        String message = line.substring(error + ERROR.length());
        if (!message.startsWith(INTERNAL)) {
          found.accept(
              failure(message, log.number(index))
                  .withLocation(
                      new Location(line.substring(0, end), LineText.number(line, end + 1))));
        }
        return;
      }
    }
  }

  private static void readNew(Log log, int index, String line, Consumer<Failure> found) {
    String head = log.line(index - 1).strip();
    int colon = head.indexOf(": ");
    boolean error = head.startsWith("error[") || head.startsWith("error: ");
    int file = line.indexOf(".rs:");
    if (error && colon > 0 && file > 0 && !head.contains(INTERNAL)) {
      found.accept(
          failure(head.substring(colon + 2), log.number(index - 1))
              .withLocation(
                  new Location(
                      line.substring(ARROW.length(), file + 3), LineText.number(line, file + 4))));
    }
  }

  private static Failure failure(String message, int number) {
    return Failure.of(Kind.COMPILE_ERROR, LineText.oneLine(message, LineText.MAX_MESSAGE), number);
  }

  /** Whether only {@code :3:5: 3:9} stands between the file and the word. */
  private static boolean isRange(String line, int from, int to) {
    boolean digits = false;
    for (int i = from; i < to; i++) {
      char c = line.charAt(i);
      digits |= LineText.isDigit(c);
      if (c != ':' && c != ' ' && !LineText.isDigit(c)) {
        return false;
      }
    }
    return digits;
  }
}

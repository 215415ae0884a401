package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * The test driver of the OCaml compiler: {@code ... testing 'f.ml' with 1.2 (native) => failed
 * (reason)} below {@code Running tests from 'tests/lib' ...}.
 */
final class Ocamltest implements Format {

  private static final String FAILED = "=> failed";
  private static final String UNEXPECTED = "=> unexpected error";
  private static final String FOLDER = "Running tests from '";
  private static final int LOOK_BEHIND = 390;

  @Override
  public String name() {
    return "ocamltest";
  }

  @Override
  public List<String> triggers() {
    return List.of(FAILED, UNEXPECTED);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    String file = LineText.between(line, "testing '", "'");
    if (file == null) {
      return;
    }
    String test = file;
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BEHIND); i--) {
      if (log.line(i).contains(FOLDER)) {
        test = LineText.between(log.line(i), FOLDER, "'") + "/" + file;
        break;
      }
    }
    found.accept(
        TestReport.failed(line.substring(line.indexOf("testing '")), log.number(index))
            .withFact(Fact.TEST, test)
            .withLocation(new Location(test, null)));
  }
}

package dev.bactrian.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One log, one file: what compilers and build tools print, made by running them or written by hand
 * for versions that are not at hand, each with the failures that it holds.
 */
class CompilerCasesTest {

  private static final Path CASES = Path.of("src/test/resources/failure/compilers");

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".log"))
          .map(name -> name.substring(0, name.length() - ".log".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsWhatTheToolPrinted(String name) throws IOException {
    List<Failure> failures =
        new Extractor().extract(Files.readString(CASES.resolve(name + ".log")));

    String expected = Files.readString(CASES.resolve(name + ".expected"));
    assertThat(failures.stream().map(CompilerCasesTest::describe).toList())
        .isEqualTo(expected.lines().toList());
  }

  private static String describe(Failure failure) {
    Location location = failure.location();
    String place = location == null ? "-" : location.file() + ":" + location.line();
    String facts = failure.facts().isEmpty() ? "" : " | " + new TreeMap<>(failure.facts());
    return failure.kind().id()
        + (failure.weak() ? " (weak)" : "")
        + " | "
        + shorten(place)
        + " | "
        + failure.logLine()
        + " | "
        + shorten(failure.message())
        + shorten(facts);
  }

  private static String shorten(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "... " + text.length();
  }
}

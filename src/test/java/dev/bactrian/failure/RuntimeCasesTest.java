package dev.bactrian.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is read from the output of the runtime, of debuggers, sanitizers and test frameworks: one
 * log per case, and beside it what is expected. {@code -Dbactrian.bless=true} writes the expected
 * files into the sources, to be read before they are committed.
 */
class RuntimeCasesTest {

  private static final Path SOURCES = Path.of("src/test/resources/failure/runtime");

  private final Extractor extractor = new Extractor();

  @TestFactory
  Stream<DynamicTest> cases() throws IOException, URISyntaxException {
    URL folder = getClass().getResource("/failure/runtime");
    assertThat(folder).isNotNull();
    List<Path> logs;
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      logs = files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
    assertThat(logs).hasSizeGreaterThanOrEqualTo(50);
    return logs.stream().map(log -> DynamicTest.dynamicTest(name(log), () -> check(log)));
  }

  private void check(Path log) throws IOException {
    String found = found(log);
    if (Boolean.getBoolean("bactrian.bless")) {
      Files.writeString(SOURCES.resolve(name(log) + ".expected"), found);
      return;
    }
    String expected = Files.readString(log.resolveSibling(name(log) + ".expected"));
    assertThat(found).isEqualTo(expected);
  }

  private String found(Path log) throws IOException {
    StringBuilder text = new StringBuilder();
    try (var in = Files.newInputStream(log)) {
      for (Failure failure : extractor.extract(in)) {
        if (failure.kind() != Kind.UNRECOGNISED) {
          describe(failure, text);
        }
      }
    }
    return text.toString();
  }

  private static void describe(Failure failure, StringBuilder text) {
    text.append(failure.logLine()).append(' ').append(failure.kind().id());
    text.append(failure.weak() ? " (weak)" : "").append(": ").append(failure.message());
    text.append('\n');
    Location location = failure.location();
    if (location != null) {
      text.append("  at ").append(location.file()).append(':').append(location.line());
      text.append('\n');
    }
    new TreeMap<>(failure.facts())
        .forEach(
            (fact, value) -> text.append("  ").append(fact).append(' ').append(value).append('\n'));
    for (Frame frame : failure.frames()) {
      text.append("  < ").append(frame.function()).append(frame.inlined() ? " (inlined)" : "");
      text.append(" ").append(frame.file()).append(':').append(frame.line());
      text.append(frame.language() == Frame.Language.C ? " in C" : "").append('\n');
    }
  }

  private static String name(Path log) {
    return log.getFileName().toString().replaceFirst("\\.log$", "");
  }
}

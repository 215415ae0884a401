package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One log, one file in {@code signature/verdicts}, and beside it what is said of its primary
 * failure: signature, kind, subsystem, fault and the line of the log. {@code -Dbactrian.bless=true}
 * writes them into the sources, to be read before they are committed.
 */
class VerdictsTest {

  private static final Path CASES = Path.of("src/test/resources/signature/verdicts");

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
  void saysOfTheCause(String name) throws IOException {
    String said = verdict(Files.readString(CASES.resolve(name + ".log")));
    Path golden = CASES.resolve(name + ".verdict");
    if (Boolean.getBoolean("bactrian.bless")) {
      Files.writeString(golden, said);
    }

    assertThat(said).isEqualTo(Files.readString(golden));
  }

  @Test
  void aSignatureDoesNotDependOnWhereTheLogWasMade() throws IOException {
    for (String name : cases()) {
      String log = Files.readString(CASES.resolve(name + ".log"));
      String elsewhere = log.replace("/home/opam/", "/Users/runner/").replace("0x0000", "0x7f3a");

      assertThat(verdict("a line more\n" + elsewhere).lines().findFirst())
          .as(name)
          .isEqualTo(verdict(log).lines().findFirst());
    }
  }

  private static String verdict(String log) {
    Diagnosis diagnosis = new Signer().diagnose(new Extractor().extract(log));
    SignedFailure cause = diagnosis.failures().get(diagnosis.primary());
    Failure failure = cause.failure();
    List<String> lines = new ArrayList<>();
    lines.add(cause.signature().id());
    lines.add("kind " + failure.kind().id());
    lines.add("subsystem " + cause.signature().subsystem());
    lines.add("fault " + cause.signature().fault().id() + ": " + cause.signature().faultReason());
    lines.add("line " + failure.logLine() + " of " + log.lines().count());
    return String.join("\n", lines) + "\n";
  }
}

package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Extractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder of {@code signature/rules} for each rule that names failures, one log a case, and
 * beside it the title that the rule gives its cause, and whether that is weak. {@code
 * -Dbactrian.bless=true} writes the titles into the sources, to be read before they are committed.
 */
class NamingRulesTest {

  private static final Path RULES = Path.of("src/test/resources/signature/rules");
  private static final String NOTE = "rule: ";

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(RULES)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void names(Path log) throws IOException {
    Signature signature =
        new Signer()
            .diagnose(new Extractor().extract(Files.readString(log)))
            .cause()
            .orElseThrow()
            .signature();
    String id = signature.id();
    String said = id.substring(0, id.lastIndexOf(" [")) + (signature.weak() ? "\nweak\n" : "\n");
    Path title = Path.of(log.toString().replace(".log", ".title"));
    if (Boolean.getBoolean("bactrian.bless")) {
      Files.writeString(title, said);
    }

    assertThat(said).isEqualTo(Files.readString(title));
    assertThat(namedBy(signature)).containsExactly(folderName(log));
  }

  @Test
  void every_rule_has_a_case() throws IOException {
    assertThat(cases().stream().map(NamingRulesTest::folderName).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Rules.NAMING.stream().map(rule -> folder(rule.name())).toList());
  }

  private static List<String> namedBy(Signature signature) {
    List<String> naming = Rules.NAMING.stream().map(Rule::name).toList();
    return signature.notes().stream()
        .filter(note -> note.startsWith(NOTE))
        .map(note -> note.substring(NOTE.length()))
        .filter(naming::contains)
        .map(NamingRulesTest::folder)
        .toList();
  }

  private static String folderName(Path log) {
    return log.getParent().getFileName().toString();
  }

  private static String folder(String rule) {
    return rule.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}

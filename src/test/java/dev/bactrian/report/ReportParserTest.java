package dev.bactrian.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportParserTest {

  private static final Path CASES = Path.of("src/test/resources/report");

  private final ReportParser parser = new ReportParser();

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reads(Path issue) {
    Path expected = Path.of(issue.toString().replace(".md", ".expected"));
    List<String> lines = read(issue).lines().toList();
    String body = String.join("\n", lines.subList(1, lines.size()));
    Report report = parser.parse(Posts.of(1, lines.getFirst(), body), Template.NONE);
    assertThat(describe(report)).isEqualTo(read(expected).strip());
  }

  private static String describe(Report report) {
    StringBuilder text = new StringBuilder();
    text.append("prose: ").append(report.prose().replaceAll("\\s+", " ")).append('\n');
    report.code().forEach(block -> block(text, "code", block));
    report.logs().forEach(block -> block(text, "log", block));
    report
        .failures()
        .forEach(
            failure ->
                text.append("failure: ")
                    .append(failure.kind().id())
                    .append(" at line ")
                    .append(failure.logLine())
                    .append('\n'));
    text.append("versions: ").append(report.versions().stream().sorted().toList()).append('\n');
    text.append("packages: ").append(report.packages().stream().sorted().toList()).append('\n');
    text.append("links: ").append(report.logLinks());
    return text.toString();
  }

  private static void block(StringBuilder text, String what, Block block) {
    text.append(what)
        .append(" (")
        .append(block.language())
        .append(", line ")
        .append(block.firstLine())
        .append("): ")
        .append(block.text().lines().findFirst().orElse(""))
        .append(" ... ")
        .append(block.text().lines().count())
        .append('\n');
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anEmptyIssueIsAnEmptyReport() {
    Report report = parser.parse(Posts.of(1, "", ""), Template.NONE);
    assertThat(report.prose()).isEmpty();
    assertThat(report.logs()).isEmpty();
    assertThat(report.failures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> ", "- ", "*a **b ", "[", "![", "<a ", "`", "<!-- ", "1. ", "| a ", "\t> ", "_x "
      })
  void hostileNestingIsBounded(String piece) {
    String body = piece.repeat(65_000 / piece.length()) + "\n" + (piece + "\n").repeat(2_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> parser.parse(Posts.of(1, "nested", body), Template.NONE));
  }

  @Test
  void templateLinesAreNobodysProse() {
    Template template = line -> line.equals("Describe the bug.");
    Report report =
        parser.parse(Posts.of(1, "t", "Describe the bug.\n\nThe humps are gone.\n"), template);
    assertThat(report.prose()).isEqualTo("The humps are gone.");
  }
}

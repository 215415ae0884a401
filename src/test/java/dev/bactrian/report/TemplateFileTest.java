package dev.bactrian.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each template under {@code resources/report/template}, and the lines it puts into reports. */
class TemplateFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"form.yml", "front-matter.md", "broken.yml"})
  void linesThatReportsGetFromIt(String name) throws IOException {
    String expected = read(name.substring(0, name.indexOf('.')) + ".expected");
    assertThat(TemplateFile.lines(name, read(name)))
        .containsExactlyElementsOf(expected.lines().toList());
  }

  private static String read(String name) throws IOException {
    try (var in = TemplateFileTest.class.getResourceAsStream("/report/template/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

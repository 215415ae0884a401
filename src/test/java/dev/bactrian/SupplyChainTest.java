package dev.bactrian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the program is made of is known, and may be used. */
class SupplyChainTest {

  private static final Path BOM = Path.of("target/classes/META-INF/sbom/bactrian.cdx.json");

  @Test
  void every_library_is_listed_with_a_licence_that_fits() throws IOException {
    // Left out of quick builds.
    assumeThat(BOM).exists();
    JsonNode bom = new ObjectMapper().readTree(BOM.toFile());
    assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    Set<String> allowed = lines(Path.of("ops/licences.txt"));
    Set<String> names = new HashSet<>();
    for (JsonNode component : bom.path("components")) {
      names.add(component.path("name").asText());
      assertThat(component.path("purl").asText()).matches("pkg:maven/[^@]+@[0-9][^,\\[(]*");
      assertThat(licences(component))
          .as(component.path("purl").asText())
          .anyMatch(allowed::contains);
    }
    assertThat(names)
        .contains("lucene-core", "sqlite-jdbc", "javalin", "github-api", "logback-classic")
        .doesNotContain("junit-jupiter", "wiremock-standalone");
  }

  @Test
  void the_image_does_not_run_as_root_and_names_its_bases() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("Dockerfile"));
    assertThat(lines.stream().filter(line -> line.startsWith("USER")).reduce((a, b) -> b))
        .contains("USER bactrian");
    assertThat(lines.stream().filter(line -> line.startsWith("FROM")))
        .hasSize(2)
        .allMatch(line -> line.matches("FROM [a-z-]+:[0-9][^ ]*( AS build)?"));
  }

  private static List<String> licences(JsonNode component) {
    return Stream.of(component.path("licenses").spliterator())
        .flatMap(all -> java.util.stream.StreamSupport.stream(all, false))
        .map(one -> one.path("license"))
        .map(one -> one.path("id").asText(one.path("name").asText()))
        .toList();
  }

  private static Set<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .collect(Collectors.toSet());
  }
}

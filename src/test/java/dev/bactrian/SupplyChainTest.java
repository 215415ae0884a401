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

  @Test
  void the_image_holds_no_secret_fetches_nothing_unnamed_and_writes_only_its_data()
      throws IOException {
    List<String> lines = Files.readAllLines(Path.of("Dockerfile"));
    assertThat(lines)
        .as("nothing secret, nothing fetched by the way, nothing but what is named is taken over")
        .noneMatch(line -> line.matches("(?i)(ENV|ARG|LABEL)\\b.*(SECRET|KEY|TOKEN|PASSWORD).*"))
        .noneMatch(line -> line.matches("(?i)ADD\\b.*"))
        .noneMatch(line -> line.matches("(?i).*\\b(curl|wget|sudo|chmod 777)\\b.*"))
        .noneMatch(line -> line.matches("(?i)COPY\\s+\\.\\s.*"))
        .noneMatch(line -> line.matches("(?i)FROM .*:latest.*"))
        .noneMatch(line -> line.matches("(?i)USER\\s+(root|0)\\b.*"));
    assertThat(lines.stream().filter(line -> line.startsWith("VOLUME")))
        .as("all else may be mounted for reading only")
        .containsExactly("VOLUME /data");
    int user = lines.indexOf("USER bactrian");
    assertThat(lines.subList(user, lines.size())).noneMatch(line -> line.startsWith("RUN"));
    assertThat(lines.stream().filter(line -> line.contains("mvnw") && line.startsWith("RUN")))
        .as("built with the list of its libraries")
        .hasSize(1)
        .noneMatch(line -> line.contains("-Dquick"));
    assertThat(lines.stream().filter(line -> line.startsWith("HEALTHCHECK"))).hasSize(1);
  }

  @Test
  void every_version_is_pinned_and_the_jar_has_a_fixed_stamp() throws IOException {
    // Any JDK from 25 on builds it; that is no library.
    String pom = Files.readString(Path.of("pom.xml")).replace("<version>[25,)</version>", "");
    assertThat(pom)
        .contains("<project.build.outputTimestamp>2")
        .doesNotContain("SNAPSHOT", "<version>LATEST", "<version>RELEASE")
        .doesNotContainPattern("version>[\\[(]");
    assertThat(Files.readString(Path.of(".mvn/wrapper/maven-wrapper.properties")))
        .containsPattern("distributionUrl=https://.*maven/[0-9.]+/")
        .containsPattern("distributionSha256Sum=[0-9a-f]{64}");
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

package dev.bactrian;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the arrows between packages: data flows one way. */
@AnalyzeClasses(packages = "dev.bactrian", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchRule queue_is_a_leaf = only("queue");
  @ArchTest static final ArchRule fetch_is_a_leaf = only("fetch");
  @ArchTest static final ArchRule github_only_fetches = only("github", "fetch");
  @ArchTest static final ArchRule store_is_a_leaf = only("store");
  @ArchTest static final ArchRule failure_is_a_leaf = only("failure");
  @ArchTest static final ArchRule opam_is_a_leaf = only("opam");
  @ArchTest static final ArchRule config_is_a_leaf = only("config");

  @ArchTest static final ArchRule report_reads_failures = only("report", "failure", "opam");

  @ArchTest static final ArchRule signature_names_failures = only("signature", "failure", "report");

  @ArchTest
  static final ArchRule index_holds_reports = only("index", "signature", "report", "failure");

  @ArchTest
  static final ArchRule match_asks_the_index =
      only("match", "index", "signature", "report", "failure", "opam");

  @ArchTest
  static final ArchRule triage_decides_on_candidates =
      only("triage", "match", "signature", "report", "failure", "config");

  @ArchTest static final ArchRule lucene_only_in_index = library("org.apache.lucene..", "index");

  @ArchTest static final ArchRule onnx_only_in_index = library("ai.onnxruntime..", "index");

  @ArchTest static final ArchRule hub4j_only_in_github = library("org.kohsuke.github..", "github");

  @ArchTest
  static final ArchRule sql_only_in_queue_and_store = library("org.jdbi..", "queue", "store");

  @ArchTest
  static final ArchRule javalin_only_at_the_border = library("io.javalin..", "webhook", "web");

  @ArchTest
  static final ArchRule only_the_wiring_knows_handlers =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.bactrian.handler..", "dev.bactrian", "dev.bactrian.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.bactrian.handler..");

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
      List<Path> folders =
          all.filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList();
      assertThat(folders).hasSizeGreaterThan(15);
      for (Path folder : folders) {
        assertThat(folder.resolve("package-info.java")).content().startsWith("/**");
      }
    }
  }

  /** The package may use itself, the named ones, and libraries. */
  private static ArchRule only(String name, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(name), Arrays.stream(others))
            .map(other -> "dev.bactrian." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("dev.bactrian." + name + "..")
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are ours and not in " + String.join(", ", allowed),
                (com.tngtech.archunit.core.domain.JavaClass used) ->
                    used.getPackageName().startsWith("dev.bactrian")
                        && Arrays.stream(allowed)
                            .map(one -> one.substring(0, one.length() - 2))
                            .noneMatch(
                                one ->
                                    used.getPackageName().equals(one)
                                        || used.getPackageName().startsWith(one + "."))))
        .allowEmptyShould(true);
  }

  private static ArchRule library(String library, String... packages) {
    String[] allowed =
        Stream.concat(
                Stream.of("dev.bactrian"),
                Arrays.stream(packages).map(name -> "dev.bactrian." + name + ".."))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true);
  }
}

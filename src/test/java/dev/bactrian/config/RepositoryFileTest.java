package dev.bactrian.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepositoryFileTest {

  @Test
  void reads_every_key() {
    RepositoryConfig config =
        valid(
            """
            mode: close-on-command
            thresholds: {suggest: 0.6, also: 0.3, duplicate: 0.99, related: 0.1}
            labels: {regression: "kind: regression", "subsystem:gc": gc}
            suggest-labels: off
            ignore-labels: [question]
            ignore-authors: [dependabot]
            templates: [.github/REPORT.md]
            related-repositories: [acme/secret-compiler]
            daily-cap: 5
            commands: [explain, help]
            """);
    assertThat(config.mode()).isEqualTo(Mode.CLOSE_ON_COMMAND);
    assertThat(config.thresholds()).isEqualTo(new Thresholds(0.6, 0.3, 0.99, 0.1));
    assertThat(config.labels()).containsEntry("subsystem:gc", "gc");
    assertThat(config.suggestLabels()).isEqualTo(LabelMode.OFF);
    assertThat(config.ignoredLabels()).containsExactly("question");
    assertThat(config.ignoredAuthors()).containsExactly("dependabot");
    assertThat(config.templatePaths()).containsExactly(".github/REPORT.md");
    assertThat(config.relatedRepositories()).containsExactly("acme/secret-compiler");
    assertThat(config.dailyCap()).isEqualTo(5);
    assertThat(config.allowsCommand("explain")).isTrue();
    assertThat(config.allowsCommand("duplicate")).isFalse();
  }

  @Test
  void an_empty_file_means_the_defaults() {
    assertThat(valid("")).isEqualTo(RepositoryConfig.DEFAULT);
    assertThat(valid("# nothing\n")).isEqualTo(RepositoryConfig.DEFAULT);
    assertThat(RepositoryConfig.DEFAULT.allowsCommand("duplicate")).isTrue();
  }

  @Test
  void a_bare_off_is_off_though_yaml_calls_it_false() {
    assertThat(valid("mode: off").mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void names_all_mistakes_with_their_keys() {
    assertThat(
            broken(
                """
                mod: suggest
                thresholds: {sugest: 0.5, also: 7}
                daily-cap: many
                related-repositories: [nonsense]
                ignore-labels: question
                """))
        .containsExactlyInAnyOrder(
            "mod: unknown key; did you mean \"mode\"?",
            "thresholds.sugest: unknown key; did you mean \"suggest\"?",
            "thresholds.also: must be a number from 0 to 1",
            "daily-cap: must be a whole number from 0 to 1000",
            "related-repositories: \"nonsense\" is not of the form owner/name",
            "ignore-labels: must be a list of at most 200 words");
  }

  @Test
  void a_wrong_word_is_answered_with_the_right_ones() {
    assertThat(broken("mode: sugest"))
        .containsExactly(
            "mode: \"sugest\" is none of off, shadow, suggest, close-on-command;"
                + " did you mean \"suggest\"?");
  }

  @Test
  void what_is_no_yaml_is_a_problem_with_a_line() {
    assertThat(broken("mode: [\nthresholds")).singleElement().asString().startsWith("line ");
    assertThat(broken("- a\n- b")).isNotEmpty();
    assertThat(broken("x".repeat(70_000))).singleElement().asString().contains("longer");
  }

  @Test
  void aliases_do_not_multiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(broken(bomb.toString())).isNotEmpty();
  }

  @Test
  void the_schema_for_editors_has_the_same_keys() throws Exception {
    JsonNode schema =
        new ObjectMapper().readTree(RepositoryFile.class.getResource("bactrian.schema.json"));
    JsonNode properties = schema.path("properties");
    assertThat(names(properties)).isEqualTo(RepositoryKeys.TOP);
    assertThat(names(properties.path("thresholds").path("properties")))
        .isEqualTo(RepositoryKeys.THRESHOLDS);
    assertThat(names(properties.path("labels").path("properties")))
        .isEqualTo(RepositoryKeys.LABELS);
    assertThat(properties.path("daily-cap").path("default").intValue())
        .isEqualTo(RepositoryConfig.DEFAULT.dailyCap());
    assertThat(
            properties
                .path("thresholds")
                .path("properties")
                .path("suggest")
                .path("default")
                .doubleValue())
        .isEqualTo(Thresholds.DEFAULT.suggest());
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }

  private static RepositoryConfig valid(String yaml) {
    RepositoryFile file = RepositoryFile.parse(yaml);
    assertThat(file).isInstanceOf(RepositoryFile.Valid.class);
    return ((RepositoryFile.Valid) file).config();
  }

  private static List<String> broken(String yaml) {
    RepositoryFile file = RepositoryFile.parse(yaml);
    assertThat(file).isInstanceOf(RepositoryFile.Broken.class);
    return ((RepositoryFile.Broken) file).problems();
  }
}

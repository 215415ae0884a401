package dev.bactrian.github.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The check of GraphQL requests finds what GitHub would refuse. */
class GraphQlDescriptionTest {

  private static GraphQlDescription github;

  @BeforeAll
  static void read() throws Exception {
    Optional<Path> file = Published.GRAPHQL.file();
    assumeThat(file).isPresent();
    github = new GraphQlDescription(file.get());
  }

  @Test
  void a_right_request_passes() {
    assertThat(github.check(request("query($id: ID!) { node(id: $id) { id } }", Map.of("id", "I"))))
        .containsExactly("query node");
  }

  @Test
  void a_field_that_is_not_there_is_found() {
    assertRefused("query($id: ID!) { node(id: $id) { nmae } }", Map.of("id", "I"), "nmae");
  }

  @Test
  void an_argument_that_is_not_there_is_found() {
    assertRefused(
        "mutation($id: ID!) { unminimizeComment(input: {commentId: $id}) { clientMutationId } }",
        Map.of("id", "I"),
        "commentId");
  }

  @Test
  void a_wrong_word_in_a_variable_is_found() {
    assertRefused(
        "mutation($id: ID!, $why: ReportedContentClassifiers!) {"
            + " minimizeComment(input: {subjectId: $id, classifier: $why}) { clientMutationId } }",
        Map.of("id", "I", "why", "BORING"),
        "BORING");
  }

  @Test
  void a_missing_and_an_undeclared_variable_are_found() {
    assertRefused("query($id: ID!) { node(id: $id) { id } }", Map.of(), "id");
    assertRefused("{ viewer { login } }", Map.of("id", "I"), "not declared");
  }

  @Test
  void what_is_no_graphql_is_found() {
    assertRefused("query {", Map.of(), "no GraphQL");
  }

  private static void assertRefused(String query, Map<String, String> variables, String word) {
    assertThatThrownBy(() -> github.check(request(query, variables)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(word);
  }

  private static JsonNode request(String query, Map<String, String> variables) {
    return new ObjectMapper().valueToTree(Map.of("query", query, "variables", variables));
  }
}

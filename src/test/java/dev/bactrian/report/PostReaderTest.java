package dev.bactrian.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostReaderTest {

  private final List<Post> posts = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private void read(String lines) throws IOException {
    new PostReader()
        .read(
            new StringReader(lines),
            posts::add,
            (problem, line) -> problems.add(line + ": " + problem));
  }

  @Test
  void repositoriesGetIdsInOrder() throws IOException {
    read(
        """
        {"repo":"a/a","number":7,"title":"t","body":"b","author":"x","created_at":"2024-01-01T00:00:00Z","closed_at":null}
        {"repo":"b/b","number":7,"title":"t","body":"b","author":"x","created_at":"2024-01-01T00:00:00Z","closed_at":"2024-01-02T00:00:00Z"}
        {"repo":"a/a","number":8,"title":"t","created_at":"2024-01-01T00:00:00Z"}
        """);
    assertThat(posts)
        .extracting(Post::key)
        .containsExactly(new ReportKey(-1, 7), new ReportKey(-2, 7), new ReportKey(-1, 8));
    assertThat(posts.get(1).isOpen()).isFalse();
    assertThat(posts.get(2).body()).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void badLinesAreNamedAndTheRestIsRead() throws IOException {
    read(
        """
        {"repo":"a/a",
        []
        {"number":1,"created_at":"2024-01-01T00:00:00Z"}

        {"repo":"a/a","number":1}
        {"repo":"a/a","number":1,"created_at":"yesterday"}
        {"repo":"a/a","number":2,"created_at":"2024-01-01T00:00:00Z"}
        """);
    assertThat(posts).hasSize(1);
    assertThat(problems)
        .hasSize(5)
        .anyMatch(problem -> problem.startsWith("1: not JSON"))
        .contains(
            "2: not a JSON object",
            "3: repo or number is missing",
            "5: created_at is missing",
            "6: created_at is not a moment: yesterday");
  }
}

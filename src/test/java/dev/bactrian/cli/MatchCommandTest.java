package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.index.Entry;
import dev.bactrian.index.LuceneIndex;
import dev.bactrian.index.Meaning;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.report.Post;
import dev.bactrian.report.Posts;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportParser;
import dev.bactrian.report.Template;
import dev.bactrian.signature.Signer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {

  private static final String ASSERTION =
      """
      [02] file runtime/hump_heap.c; line 778 ### Assertion failed: Has_hump(hd, UNLOADED)
      """;

  private static final String REPORTS =
      """
      {"repo":"camel/a","number":1,"title":"Assertion about humps fails under stress","body":"The nightly run dies:\\n```\\n%s```\\n","author":"x","created_at":"2021-03-01T08:00:00Z","closed_at":"2021-04-01T08:00:00Z"}
      {"repo":"camel/a","number":2,"title":"Typo in the manual","body":"It says functer.","author":"y","created_at":"2024-03-02T08:00:00Z","closed_at":null}
      {"repo":"camel/b","number":3,"title":"Weak sets lose \\u001b[31mentries","body":"After compaction.","author":"z","created_at":"2024-03-03T08:00:00Z","closed_at":null}
      {"repo":"camel/b","number":4,"title":"Weak sets lose entries","body":"Once compacted.","author":"z","created_at":"2024-03-04T08:00:00Z","closed_at":null}
      """
          .formatted(ASSERTION.replace("\n", "\\n"));

  @TempDir Path folder;
  private String reports;

  @BeforeEach
  void write() throws Exception {
    reports = Files.writeString(folder.resolve("reports.jsonl"), REPORTS).toString();
  }

  private Shell.Result match(String input, String... args) {
    String[] all = new String[args.length + 4];
    all[0] = "match";
    all[1] = "--no-embeddings";
    all[2] = "--reports";
    all[3] = reports;
    System.arraycopy(args, 0, all, 4, args.length);
    return Shell.withInput(input, all);
  }

  @Test
  void a_log_on_standard_input_finds_the_report_of_the_same_assertion() {
    Shell.Result result = match("make: entering\n" + ASSERTION + "Aborted (core dumped)\n", "-");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("1. ")
        .contains("camel/a#1  Assertion about humps fails under stress (closed)")
        .contains("   - both fail the assertion: Has_hump(hd, UNLOADED)")
        .contains("Decision: suggest, since the likeliest report has probability ");
  }

  @Test
  void markdown_has_its_title_in_the_first_heading() throws Exception {
    Path issue =
        Files.writeString(folder.resolve("issue.md"), "# Weak sets lose entries\n\nOften.");

    JsonNode answer = new ObjectMapper().readTree(match("", "--json", issue.toString()).out());

    assertThat(answer.get("candidates").get(0).get("report").asText()).startsWith("camel/b#");
    assertThat(answer.get("decision").asText()).isIn("silent", "suggest");
    assertThat(answer.get("candidates").get(0).get("evidence")).isNotEmpty();
    assertThat(answer.get("candidates").get(0).has("scores")).isFalse();
  }

  @Test
  void json_takes_githubs_own_words_and_explains_every_score() throws Exception {
    String issue = "{\"issue\":{\"title\":\"Weak sets\",\"body\":null,\"number\":8}}";

    JsonNode answer =
        new ObjectMapper().readTree(match(issue, "--json", "--explain", "--top=1", "-").out());

    assertThat(answer.get("candidates")).hasSize(1);
    JsonNode scores = answer.get("candidates").get(0).get("scores");
    assertThat(scores)
        .extracting(one -> one.get("scorer").asText())
        .contains("text-in-text", "age");
  }

  @Test
  void a_known_report_meets_only_earlier_ones() throws Exception {
    Shell.Result result = match("", "--json", "camel/b#4");

    JsonNode candidates = new ObjectMapper().readTree(result.out()).get("candidates");
    assertThat(candidates).extracting(one -> one.get("report").asText()).contains("camel/b#3");
    assertThat(candidates)
        .extracting(one -> one.get("report").asText())
        .doesNotContain("camel/b#4");
    assertThat(match("", "--json", "https://github.com/CAMEL/b/issues/4").out())
        .isEqualTo(result.out());
  }

  @Test
  void explain_shows_what_speaks_against_it() {
    String older = "# Assertion about humps fails\n\nWords only.";

    assertThat(match(older, "-").out()).doesNotContain("against: ");
    assertThat(match(older, "--explain", "-").out())
        .contains("   - against: it was already closed when this one was posted");
  }

  @Test
  void nothing_in_a_title_acts_on_the_terminal() {
    assertThat(match("# Weak sets lose entries", "-").out())
        .contains("Weak sets lose [31mentries")
        .doesNotContain("\u001b");
  }

  @Test
  void the_index_of_a_data_directory_is_read_while_another_process_writes_it() {
    try (ReportIndex index = LuceneIndex.open(folder.resolve("index"))) {
      Post post = Posts.of(1, "Weak sets lose entries", "After compaction.");
      Report report = new ReportParser().parse(post, Template.NONE);
      index.put(new Entry(report, new Signer().diagnose(report.failures()), Meaning.NONE));
      index.commit();

      Shell.Result result =
          Shell.withInput(
              "# Weak sets", "match", "--no-embeddings", "--data", folder.toString(), "-");

      assertThat(result.out()).contains("camel/r1#1  Weak sets lose entries (open)");
      assertThat(index.size()).isEqualTo(1);
    }
  }

  @Test
  void what_is_wrong_is_said_in_one_line() {
    assertThat(match("", "camel/b#99").err())
        .isEqualTo("bactrian: no report camel/b#99 among the 4 known\n");
    assertThat(match("", "-").err()).isEqualTo("bactrian: standard input is empty\n");
    assertThat(match("{\"a\":1}", "-").err())
        .isEqualTo("bactrian: the JSON object has neither title nor body: no report\n");
    assertThat(match("{\"title\":\"a\"}\n{\"title\":\"b\"}", "-").err()).contains("asks about one");
    assertThat(match("", folder.resolve("none.md").toString()).err())
        .contains("no such file or folder");
    Shell.Result none =
        Shell.withInput("# A", "match", "--no-embeddings", "--data", folder.toString(), "-");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("there is no index in ").contains("--reports");
  }

  @Test
  void wrong_usage_exits_with_2_and_help_with_examples() {
    assertThat(Shell.run("match").code()).isEqualTo(2);
    assertThat(match("x", "--top", "0", "-").code()).isEqualTo(2);
    assertThat(Shell.run("match", "--help").out())
        .contains("Examples:", "bactrian match --explain");
  }
}

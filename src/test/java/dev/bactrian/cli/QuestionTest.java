package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Failure;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.report.ReportParser;
import dev.bactrian.report.Template;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionTest {

  private static final String ERROR =
      """
      File "hump.ml", line 3, characters 2-9:
      3 |   spit sand
            ^^^^^^^
      Error: Unbound value spit
      """;

  private static List<Failure> failures(Question question) {
    Post post =
        new Post(
            new ReportKey(0, 0),
            "pasted/text",
            0,
            false,
            question.title(),
            question.body(),
            "",
            Instant.EPOCH,
            null,
            null,
            Set.of());
    return new ReportParser().parse(post, Template.NONE).failures();
  }

  @Test
  void a_log_that_begins_like_a_heading_has_no_title() throws Exception {
    Question log = Question.of("# context 2.1 | linux\n" + ERROR);

    assertThat(log.title()).isEmpty();
    assertThat(failures(log)).extracting(Failure::message).contains("Unbound value spit");
  }

  @Test
  void fences_in_a_log_do_not_end_it() throws Exception {
    Question log = Question.of(ERROR + "````\nmake: *** [all] Error 2\n" + ERROR.replace('3', '9'));

    assertThat(log.body()).startsWith("`````text\n").endsWith("`````\n");
  }

  @Test
  void of_a_long_log_the_lines_around_failures_are_kept() throws Exception {
    String noise = "building humps\n".repeat(20_000);
    Question log =
        Question.of(ERROR + noise + ERROR.replace("spit", "sand") + noise + "ld: done\n");
    assertThat(log.body().length()).isGreaterThan(90_000);

    String fenced = LogExcerpt.fenced(ERROR + noise + "make: *** [all] Error 2\n");

    assertThat(fenced.length()).isLessThan(95_000);
    assertThat(fenced).contains("Unbound value spit", "make: *** [all] Error 2");
  }

  @Test
  void text_that_only_begins_like_json_is_text() throws Exception {
    assertThat(Question.of("{ spit } means sand").body()).isEqualTo("{ spit } means sand");
  }
}

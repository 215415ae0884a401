package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bactrian file}: drafts, and one of them filed as the person who asks for it, once. */
class FiledDraftTest {

  private static final String LOG =
      """
      #=== ERROR while compiling dates.1.0 ==========================================#
      # context     2.1.5 | linux/x86_64 | ocaml-base-compiler.5.2.0 | pinned
      # exit-code   1
      ### output ###
      # File "src/dates.ml", line 3, characters 8-20:
      # Error: Unbound value Tent.pitch
      """;

  @TempDir Path folder;

  private FakeGitHub github;
  private FakeRepository dates;
  private String token;

  private record Result(int code, String text) {}

  @BeforeEach
  void start() throws IOException {
    github = FakeGitHub.start();
    dates = github.repository("caravan/dates");
    token = github.personalToken("salma");
    Path run = folder.resolve("work/logs/1700000000-4e5f6a7b");
    write(run.resolve("4.14/good/dates.1.0"), "");
    write(run.resolve("5.2/bad/dates.1.0"), LOG);
    write(
        folder.resolve("data/packages.tsv.gz"),
        "package\tbug_reports\ndates\thttps://github.com/caravan/dates/issues\n");
  }

  @AfterEach
  void stop() {
    github.close();
    assertThat(github.offences()).isEmpty();
  }

  @Test
  void a_draft_is_shown_and_filed_on_command_only_and_once() throws Exception {
    Result shown = file("live", token);
    assertThat(shown.code()).isZero();
    assertThat(shown.text())
        .contains("would be filed in caravan/dates", "# dates fails on OCaml 5.2", "checkout 4e5f");
    assertThat(github.requests()).isEmpty();

    assertThat(file("live", token, "--cause", "1", "--yes").text())
        .contains("filed: caravan/dates#1");
    FakeIssue filed = dates.issue(1);
    assertThat(filed.title()).isEqualTo("dates fails on OCaml 5.2: Unbound value Tent.pitch");

    assertThat(file("live", token, "--cause", "1", "--yes").text())
        .contains("covered by caravan/dates#1", "not filed: caravan/dates#1 covers it");
    // Whoever has lost the database finds the report by its marker.
    Files.delete(folder.resolve("data/bactrian.db"));
    assertThat(file("live", token, "--cause", "1", "--yes").text())
        .contains("filed: caravan/dates#1");
    assertThat(dates.issue(2)).isNull();
  }

  @Test
  void refusals_write_nothing() throws Exception {
    assertThat(file("live", null, "--cause", "1", "--yes").code()).isEqualTo(2);
    assertThat(file("live", token, "--yes").code()).isEqualTo(2);
    assertThat(file("live", token, "--cause", "9").code()).isEqualTo(2);
    Result shadow = file("shadow", token, "--cause", "1", "--yes");
    assertThat(shadow.code()).isEqualTo(1);
    assertThat(shadow.text()).contains("nothing may be written now");
    Result wrong = file("live", "ghp_nobody_0", "--cause", "1", "--yes");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.text()).contains("Bad credentials").doesNotContain("\tat ", "ghp_nobody");
    assertThat(dates.issue(1)).isNull();
    // What came to nothing does not stand in the way.
    assertThat(file("live", token, "--cause", "1", "--yes").text()).contains("caravan/dates#1");
  }

  private Result file(String mode, String token, String... more) throws Exception {
    List<String> command = new ArrayList<>(ServeProcess.compiled());
    command.addAll(
        List.of("file", "--health-check", folder.resolve("work").toString(), "--stock", "4.14"));
    command.addAll(List.of("--variant", "5.2"));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BACTRIAN_DATA", folder.resolve("data").toString());
    builder.environment().put("BACTRIAN_GITHUB_API", github.apiUrl());
    builder.environment().put("BACTRIAN_MODE", mode);
    builder.environment().remove("GITHUB_TOKEN");
    if (token != null) {
      builder.environment().put("GITHUB_TOKEN", token);
    }
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), text);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

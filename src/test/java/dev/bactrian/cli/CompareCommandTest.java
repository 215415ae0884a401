package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

  private static final String LOG =
      """
      #=== ERROR while compiling dates.1.0 ==========================================#
      # path        ~/.opam/5.2/.opam-switch/build/dates.1.0
      # exit-code   1
      ### output ###
      # File "src/dates.ml", line 3, characters 8-20:
      # Error: Unbound value Tent.<script>alert(1)</script>
      """;

  @TempDir Path folder;

  @Test
  void page_needs_no_other_file_and_escapes_logs() throws IOException {
    write("logs/1700000000-4e5f6a7b/4.14/good/dates.1.0", "");
    write("logs/1700000000-4e5f6a7b/5.2/bad/dates.1.0", LOG);
    Path page = folder.resolve("page.html");

    int exit =
        Commands.run(
            "compare",
            "--health-check",
            folder.toString(),
            "--stock",
            "4.14",
            "--variant",
            "5.2",
            "--html",
            page.toString());

    assertThat(exit).isZero();
    Document html = Jsoup.parse(Files.readString(page));
    assertThat(html.select("script, link, img, iframe")).isEmpty();
    assertThat(html.select("html").attr("lang")).isEqualTo("en");
    assertThat(html.select("style").html()).contains("light dark");
    assertThat(html.select("tbody tr")).hasSize(1);
    assertThat(html.text()).contains("dates.1.0 (bad)", "<script>alert");
  }

  @Test
  void progress_is_for_terminals_only() throws IOException {
    write("logs/1700000000-4e5f6a7b/4.14/good/dates.1.0", "");
    write("logs/1700000000-4e5f6a7b/5.2/bad/dates.1.0", LOG);
    String[] command = {
      "compare",
      "--health-check",
      folder.toString(),
      "--stock",
      "4.14",
      "--variant",
      "5.2",
      "--json"
    };

    Shell.Result piped = Shell.run(command);
    System.setProperty("bactrian.terminal", "true");
    Shell.Result shown;
    try {
      shown = Shell.run(command);
    } finally {
      System.clearProperty("bactrian.terminal");
    }

    assertThat(piped.err()).isEmpty();
    assertThat(shown.err()).contains("reading logs", "1/1");
    assertThat(shown.out()).isEqualTo(piped.out()).startsWith("{");
  }

  @Test
  void what_is_partial_is_marked_as_such() throws IOException {
    write("logs/1700000000-4e5f6a7b/4.14/good/dates.1.0", "");
    write("logs/1700000000-4e5f6a7b/5.2/bad/dates.1.0", LOG);
    write("tmp/1700000000-4e5f6a7b/logs/x", "");

    Shell.Result result =
        Shell.run(
            "compare",
            "--health-check",
            folder.toString(),
            "--stock",
            "4.14",
            "--variant",
            "5.2",
            "--json");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("\"partial\":true", "\"package\":\"dates.1.0\"");
    assertThat(result.err()).contains("partial result: run 1700000000-4e5f6a7b was still being");
  }

  @Test
  void missing_column_is_wrong_usage() {
    assertThat(Commands.run("compare", "--health-check", ".", "--variant", "5.2")).isEqualTo(2);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

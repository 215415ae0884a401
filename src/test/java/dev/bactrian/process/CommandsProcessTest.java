package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subcommands that work on the data directory, one after another, as an operator types them. */
class CommandsProcessTest {

  @TempDir Path folder;

  @Test
  void reports_are_imported_indexed_anew_and_found() throws Exception {
    Path lines =
        Files.writeString(
            folder.resolve("issues.jsonl"),
            """
            {"repo":"camel/a","number":1,"title":"The hump is lost","body":"It says hump.","author":"x","created_at":"2024-03-01T08:00:00Z","closed_at":null}
            not an issue
            {"repo":"camel/a","number":2,"title":"The saddle is lost","body":"It says saddle.","author":"x","created_at":"2024-03-02T08:00:00Z","closed_at":null}
            """);
    try (FakeGitHub github = FakeGitHub.start();
        ServeProcess process =
            new ServeProcess(ServeProcess.compiled(), folder.resolve("data"), github)
                .with("BACTRIAN_EMBEDDINGS", "off")) {
      FakeRepository sand = github.repository("camel/sand");
      sand.issue("Sand in the oasis", "The oasis is full of sand.", "noor");
      sand.issue("A change", "It sweeps.", "noor").asPullRequest();
      assertThat(process.printed(0, "import", lines.toString())).contains("2 reports imported");
      assertThat(process.log()).contains(":2: left out: ");
      assertThat(process.printed(0, "import", "--github", "camel/sand"))
          .contains("1 reports imported");
      assertThat(process.printed(0, "reindex")).contains("3 reports indexed");
      assertThat(process.printed(0, "match", "camel/sand#1", "--json")).startsWith("{");
      process.start();
      assertThat(process.printed(0, "reindex")).contains("the process that serves these data");
      await().until(() -> process.log().contains("the index is built again: 3 reports"));
      assertThat(process.printed(0, "match", "camel/sand#1", "--json")).startsWith("{");
      process.stop();
      assertThat(process.printed(1, "doctor", "--json"))
          .as("its webhook goes nowhere yet")
          .contains("\"name\":\"dead letters\"", "3 reports stored", "left this hour");
      assertThat(process.printed(0, "generate-completion")).contains("doctor", "complete -F");
    }
  }
}

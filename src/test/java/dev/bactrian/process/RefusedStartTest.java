package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeGitHub;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serve} says where it can't start: all of it at once, and no trace of Java. */
class RefusedStartTest {

  @TempDir Path folder;

  @Test
  void a_wrong_key_file_is_one_sentence() throws Exception {
    Path key = Files.writeString(folder.resolve("wrong.pem"), "ssh-ed25519 AAAA");
    try (FakeGitHub github = FakeGitHub.start();
        ServeProcess process = process(github)) {
      process.with("BACTRIAN_PRIVATE_KEY_FILE", key.toString());
      assertThat(process.refused(1).lines().filter(line -> line.startsWith("bactrian:")))
          .singleElement()
          .asString()
          .contains("BACTRIAN_PRIVATE_KEY_FILE", "wrong.pem", "no private key in PEM form");
      assertThat(process.log()).doesNotContain("\tat ");
    }
  }

  @Test
  void missing_and_wrong_settings_are_named_together() throws Exception {
    try (FakeGitHub github = FakeGitHub.start();
        ServeProcess process = process(github)) {
      process
          .with("BACTRIAN_PRIVATE_KEY_FILE", "")
          .with("BACTRIAN_WEBHOOK_SECRET", "")
          .with("BACTRIAN_PORT", "eighty")
          .with("BACTRIAN_EMBEDDINGS", "no");
      assertThat(process.refused(1))
          .contains(
              "BACTRIAN_PRIVATE_KEY_FILE is missing",
              "BACTRIAN_WEBHOOK_SECRET is missing",
              "BACTRIAN_PORT: must be a number",
              "BACTRIAN_EMBEDDINGS: must be on or off")
          .doesNotContain("\tat ");
    }
  }

  private ServeProcess process(FakeGitHub github) throws Exception {
    return new ServeProcess(ServeProcess.compiled(), folder.resolve("data"), github)
        .with("BACTRIAN_EMBEDDINGS", "off");
  }
}

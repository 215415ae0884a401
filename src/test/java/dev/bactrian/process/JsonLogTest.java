package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that machines read: an object a line, with the delivery's id, without a text. */
class JsonLogTest {

  @TempDir Path folder;

  @Test
  void each_line_names_its_delivery() throws Exception {
    try (FakeGitHub github = FakeGitHub.start();
        ServeProcess process =
            new ServeProcess(ServeProcess.compiled(), folder.resolve("data"), github)
                .with("BACTRIAN_EMBEDDINGS", "off")
                .with("BACTRIAN_LOG", "json")) {
      int port = process.start();
      FakeIssue issue =
          github.repository("camels/caravan").issue("Unspeakable title", "Unspeakable.", "salma");
      String guid = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
      github.hooks().deliver(guid, "issues", github.events().issue("opened", issue));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  objects(process).stream()
                      .anyMatch(
                          line ->
                              line.path("mdc").path("delivery").asText().equals(guid)
                                  && !line.path("formattedMessage").asText().isEmpty()));
      assertThat(process.log())
          .doesNotContain("Unspeakable")
          .doesNotContain(ServeProcess.SECRET)
          .doesNotContain("PRIVATE KEY")
          .doesNotContain("ghs_");
    }
  }

  private static List<JsonNode> objects(ServeProcess process) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : process.log().lines().toList()) {
      if (line.startsWith("{") && line.endsWith("}")) {
        objects.add(new ObjectMapper().readTree(line));
      }
    }
    return objects;
  }
}

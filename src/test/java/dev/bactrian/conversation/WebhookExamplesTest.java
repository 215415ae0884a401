package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.github.Events;
import dev.bactrian.github.fake.Published;
import dev.bactrian.queue.DeadLetter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything GitHub publishes as an example of a webhook is taken and dealt with. */
class WebhookExamplesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path data;

  @Test
  void everyPublishedPayloadIsTakenAndDealtWith() throws IOException {
    Optional<Path> file = Published.WEBHOOKS.file();
    assumeThat(file).isPresent();
    JsonNode events = JSON.readTree(file.orElseThrow().toFile());
    try (Conversation talk = new Conversation(data)) {
      Set<String> understood = new TreeSet<>();
      for (JsonNode event : events) {
        String name = event.path("name").asText();
        for (JsonNode payload : event.path("examples")) {
          String guid = UUID.randomUUID().toString();
          assertThat(talk.github.hooks().deliver(guid, name, JSON.writeValueAsBytes(payload)))
              .as("%s %s", name, payload.path("action").asText())
              .isEqualTo(202);
        }
        if (Events.names().contains(name) && !event.path("examples").isEmpty()) {
          understood.add(name);
        }
      }
      assertThat(understood).isEqualTo(new TreeSet<>(Events.names()));
      drained(talk);
      assertThat(talk.app().queue().deadLetters(1_000))
          .allSatisfy(WebhookExamplesTest::namesWhatIsNotThere);
    }
  }

  /** Nothing waits, not even for a later attempt. */
  private static void drained(Conversation talk) {
    // No jump in time while something runs: its token would be out of date.
    talk.settled();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              talk.pass(Duration.ofHours(1));
              return talk.app().queue().figures().waiting() == 0;
            });
    assertThat(talk.app().queue().figures().running()).isZero();
  }

  /** The examples come from repositories that the fake doesn't have. */
  private static void namesWhatIsNotThere(DeadLetter letter) {
    assertThat(letter.error()).contains("404 (not there, or not visible to the App)");
  }
}

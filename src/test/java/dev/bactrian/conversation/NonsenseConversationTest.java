package dev.bactrian.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeIssue;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries that are signed and are JSON, and still not what GitHub documents. */
class NonsenseConversationTest {

  @TempDir Path data;
  private Conversation talk;

  @BeforeEach
  void start() {
    talk = new Conversation(data);
  }

  @AfterEach
  void end() {
    talk.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\":\"opened\",\"issue\":\"the secret text\"}",
        "{\"action\":\"opened\",\"issue\":{\"number\":{\"secret\":1}},\"repository\":{\"id\":7}}",
        "{\"action\":5,\"issue\":[],\"repository\":[[[]]]}",
      })
  void the_wrong_shape_is_a_dead_letter_that_quotes_nothing(String body) throws Exception {
    talk.deliver("issues", body.getBytes(UTF_8));
    assertThat(talk.app().queue().deadLetters(10))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.error())
                    .contains("not a payload of issues")
                    .doesNotContain("secret text"));
    assertThat(talk.metrics()).contains("bactrian_queue_dead 1.0");
    assertThat(talk.page("/status"))
        .contains("1 given up", "not a payload of issues", "doctor --retry")
        .doesNotContain("secret text");
    goesOn();
  }

  @Test
  void an_event_that_lacks_everything_is_no_trouble() {
    for (String event : new String[] {"issues", "issue_comment", "repository", "installation"}) {
      talk.accepted(UUID.randomUUID().toString(), event, "{}".getBytes(UTF_8));
      talk.accepted(UUID.randomUUID().toString(), event, "{\"action\":\"opened\"}".getBytes(UTF_8));
    }
    talk.settled();
    goesOn();
  }

  private void goesOn() {
    talk.given(talk.compiler, Bugs.ASSERTION_TITLE, Bugs.ASSERTION);
    FakeIssue issue = talk.opened(talk.compiler, Bugs.SAME_TITLE, Bugs.SAME);
    assertThat(talk.theComment(issue).body()).contains("caml_domain_alone()");
  }
}

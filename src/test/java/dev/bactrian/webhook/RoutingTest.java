package dev.bactrian.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.Priority;
import org.junit.jupiter.api.Test;

class RoutingTest {

  private static final String ISSUE = "\"repository\":{\"id\":5},\"issue\":{\"number\":3}";

  @Test
  void all_that_happens_to_an_issue_is_handled_one_after_another() throws Exception {
    assertThat(routed("issues", ISSUE).key())
        .isEqualTo(routed("issue_comment", ISSUE).key())
        .isEqualTo("5#3");
    assertThat(routed("repository", "\"repository\":{\"id\":5}").key()).isEqualTo("repository:5");
    assertThat(routed("installation", "\"installation\":{\"id\":7}").key())
        .isEqualTo("installation:7");
    assertThat(routed("ping", "\"zen\":1").key()).isEqualTo("event:ping");
  }

  @Test
  void who_may_see_what_comes_first_then_people_who_wait_then_reports() throws Exception {
    assertThat(routed("repository", ISSUE).priority()).isEqualTo(Priority.ACCESS);
    assertThat(routed("installation", ISSUE).priority()).isEqualTo(Priority.ACCESS);
    assertThat(routed("installation_repositories", ISSUE).priority()).isEqualTo(Priority.ACCESS);
    assertThat(routed("issue_comment", ISSUE).priority()).isEqualTo(Priority.COMMAND);
    assertThat(routed("issues", ISSUE).priority()).isEqualTo(Priority.EVENT);
    assertThat(routed("workflow_run", ISSUE).priority()).isEqualTo(Priority.EVENT);
  }

  private static Delivery routed(String event, String fields) throws Exception {
    byte[] body = ("{" + fields + "}").getBytes(UTF_8);
    return Routing.route("guid", event, Envelope.read(body), body);
  }
}

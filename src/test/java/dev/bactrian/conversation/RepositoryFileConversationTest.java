package dev.bactrian.conversation;

import static dev.bactrian.conversation.Bugs.ASSERTION;
import static dev.bactrian.conversation.Bugs.ASSERTION_TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository's file: wrong, mended, taken away; and the owner's in its place. */
class RepositoryFileConversationTest {

  private static final String PATH = ".github/bactrian.yml";

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

  @Test
  void brokenFileIsNamedInTheNextAnswerAndOnTheStatusPage() throws Exception {
    FakeRepository repository =
        talk.github.repository("caravan/tools").file(PATH, "commands: [help]\n");
    FakeIssue issue = talk.opened(repository, ASSERTION_TITLE, ASSERTION);
    repository.file(PATH, "commands: [signature]\nmod: off\nevil: '@org/team fixes #1'\n");
    talk.pass(java.time.Duration.ofMinutes(1));
    talk.stop();
    talk.start();
    String answer = ask(issue, "/help");
    assertThat(answer).contains("mod: unknown key", "the last good one holds");
    assertThat(ask(issue, "/signature")).contains("does not allow");
    assertThat(page("/status")).contains("caravan/tools: mod: unknown key");
    repository.makePrivate(true);
    talk.deliver("repository", talk.github.events().repository("privatized", repository));
    assertThat(page("/status")).doesNotContain("caravan/tools").contains("1 in private");
  }

  @Test
  void theFileSaysHowMuchIsSaidAndAboutWhat() {
    String eager = "thresholds:\n  suggest: 0.005\n  also: 0.004\n";
    FakeRepository capped =
        talk.github.repository("caravan/capped").file(PATH, eager + "daily-cap: 1\n");
    FakeRepository choosy =
        talk.github
            .repository("caravan/choosy")
            .file(PATH, eager + "ignore-labels: [question]\nignore-authors: [bob]\n");
    FakeRepository off = talk.github.repository("caravan/off").file(PATH, eager + "mode: 'off'\n");
    FakeRepository shadow =
        talk.github.repository("caravan/shadow").file(PATH, eager + "mode: shadow\n");
    talk.given(capped, ASSERTION_TITLE, ASSERTION);
    assertThat(told(capped.issue("Abort tonight", Bugs.SAME, "cy"))).hasSize(1);
    assertThat(told(capped.issue("Abort once more", Bugs.SAME, "cy"))).as("cap").isEmpty();
    assertThat(told(choosy.issue("Abort tonight", Bugs.SAME, "cy"))).hasSize(1);
    assertThat(told(choosy.issue("Abort tonight", Bugs.SAME, "bob"))).as("author").isEmpty();
    assertThat(told(choosy.issue("Abort tonight", Bugs.SAME, "cy").labelled("question")))
        .as("label")
        .isEmpty();
    assertThat(told(off.issue("Abort tonight", Bugs.SAME, "cy"))).as("off").isEmpty();
    assertThat(told(shadow.issue("Abort tonight", Bugs.SAME, "cy"))).as("shadow").isEmpty();
    talk.pass(java.time.Duration.ofDays(1));
    assertThat(told(capped.issue("Abort the day after", Bugs.SAME, "cy"))).hasSize(1);
  }

  private java.util.List<FakeComment> told(FakeIssue issue) {
    talk.deliver("issues", talk.github.events().issue("opened", issue));
    return issue.commentsByApp();
  }

  @Test
  void ownersFileHoldsWhereThereIsNone() {
    FakeRepository owners =
        talk.github.repository("caravan/.github").file(PATH, "commands: [signature]\n");
    talk.opened(owners, "Rules", "Here are our rules.");
    FakeRepository repository = talk.github.repository("caravan/tools");
    FakeIssue issue = talk.opened(repository, ASSERTION_TITLE, ASSERTION);
    assertThat(ask(issue, "/help")).contains("does not allow");
    assertThat(ask(issue, "/signature")).contains("Failures found");
  }

  @Test
  void schemaForEditorsIsServed() throws Exception {
    var schema = new ObjectMapper().readTree(page("/bactrian.schema.json"));
    assertThat(schema.path("properties").has("suggest-labels")).isTrue();
  }

  private String ask(FakeIssue issue, String command) {
    FakeComment comment = issue.repository().comment(issue, "reader", command);
    talk.deliver("issue_comment", talk.github.events().comment("created", comment));
    return issue.commentsByApp().getLast().body();
  }

  private String page(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://localhost:" + talk.app().port() + path);
      var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }
}

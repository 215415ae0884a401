package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Fault;
import dev.bactrian.process.Town.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More comes than can be worked off: who waits for an answer gets it first, old issues go last. */
class OverloadTest {

  private static final int REPOSITORIES = 20;
  private static final int BACKLOG = 60;
  private static final int COMMANDS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir Path folder;

  @Test
  void commands_go_before_suggestions_and_those_before_old_issues() throws Exception {
    try (FakeGitHub github = FakeGitHub.start();
        ServeProcess process = ServeProcess.light(folder, github)) {
      process.start();
      Town town = new Town(github, new SplittableRandom(3), REPOSITORIES);
      deliver(github, town.newBugs(1));
      FakeRepository old = github.repository("old/tracker", 5_000);
      for (int i = 0; i < 3; i++) {
        old.issue("An old bug " + i, "It is old.", "amina");
      }
      // GitHub answers, but late: from here on more comes than is worked off.
      github.fail(Fault.slow("POST .*/issues/\\d+/comments"));
      deliver(github, town.again(BACKLOG));
      deliver(
          github, List.of(Post.of("installation", github.events().installation("created", old))));
      List<FakeComment> questions = town.questions(COMMANDS);
      for (FakeComment question : questions) {
        deliver(
            github,
            List.of(Post.of("issue_comment", github.events().comment("created", question))));
      }
      await().atMost(PATIENCE).until(() -> questions.stream().allMatch(OverloadTest::isAnswered));
      assertThat(suggested(town)).as("suggestions before the last command").isLessThan(BACKLOG / 2);
      assertThat(count(github, "GET /repos/old/tracker/issues")).as("pages of old issues").isZero();

      github.recover();
      await().atMost(PATIENCE).until(() -> suggested(town) == BACKLOG);
      await()
          .atMost(PATIENCE)
          .until(() -> count(github, "GET /repos/old/tracker/issues(/comments)?") >= 2);
      List<String> requests = github.requests();
      long before =
          requests.subList(0, requests.indexOf("GET /repos/old/tracker/issues")).stream()
              .filter(request -> request.matches("POST /repos/owner-.*/issues/\\d+/comments"))
              .count();
      assertThat(before)
          .as("comments before the first old issue; eight at most were in hand")
          .isGreaterThanOrEqualTo(BACKLOG + COMMANDS - 8);
    }
  }

  private static void deliver(FakeGitHub github, List<Post> posts) {
    for (Post post : posts) {
      assertThat(post.deliver(github)).isEqualTo(202);
    }
  }

  private static boolean isAnswered(FakeComment question) {
    FakeIssue issue = question.issue();
    return new ArrayList<>(issue.commentsByApp())
        .stream().anyMatch(ours -> ours.body().contains("answer v1 " + question.id() + " "));
  }

  private static long suggested(Town town) {
    return town.repeated().stream()
        .filter(
            issue ->
                issue.commentsByApp().stream()
                    .anyMatch(ours -> ours.body().startsWith("<!-- bactrian:suggestion")))
        .count();
  }

  private static long count(FakeGitHub github, String request) {
    return github.requests().stream().filter(one -> one.matches(request)).count();
  }
}

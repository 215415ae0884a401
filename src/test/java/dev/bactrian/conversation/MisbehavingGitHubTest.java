package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.conversation.Misbehaviour.Delivered;
import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.queue.QueueFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever GitHub does: in the end everything is as if nothing had happened, nothing was written
 * twice, and the operator can see that something happened.
 */
class MisbehavingGitHubTest extends CommandTalk {

  private List<String> undisturbed;

  @ParameterizedTest
  @EnumSource
  void the_end_is_the_same(Misbehaviour misbehaviour) {
    if (undisturbed == null) {
      undisturbed = play(Misbehaviour.NONE);
      assertThat(undisturbed).contains("third was blocked by #2, closed");
      aWorldOfItsOwn();
    }
    double seen = troubles(misbehaviour.kind());
    List<String> expected = new ArrayList<>(undisturbed);
    if (misbehaviour == Misbehaviour.DELIVERED_IN_THE_WRONG_ORDER) {
      // What is a duplicate before it is read gets no suggestion.
      expected.removeIf(line -> line.startsWith("third says <!-- bactrian:suggestion"));
    }
    assertThat(play(misbehaviour)).isEqualTo(expected);
    if (!misbehaviour.kind().isEmpty()) {
      assertThat(troubles(misbehaviour.kind())).isGreaterThan(seen);
    }
  }

  /** Somebody reports the bug a third time, and somebody else says so. */
  private List<String> play(Misbehaviour misbehaviour) {
    FakeIssue third = home.issue("It aborts once more", Bugs.SAME, "salma");
    byte[] opened = talk.github.events().issue("opened", third);
    FakeComment order = home.comment(third, TARA, "/link #2 blocked-by\n/duplicate #1");
    byte[] created = talk.github.events().comment("created", order);
    misbehaviour.begin(talk, home);
    Instant begun = talk.clock.instant();
    try {
      misbehaviour.deliver(
          talk, List.of(new Delivered("issues", opened), new Delivered("issue_comment", created)));
      goOnUntil(() -> talk.clock.instant().isAfter(begun.plus(Duration.ofHours(1))));
    } finally {
      misbehaviour.end(talk, home);
    }
    goOnUntil(() -> talk.app().queue().figures().waiting() == 0 && !order.reactions().isEmpty());
    List<String> state = new ArrayList<>();
    describe("first", first, state);
    describe("third", third, state);
    state.add("the command has " + order.reactions());
    return state;
  }

  /** Time goes by whenever nothing is being done. */
  private void goOnUntil(BooleanSupplier end) {
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              QueueFigures figures = talk.app().queue().figures();
              if (figures.running() == 0) {
                talk.clock.advance(Duration.ofMinutes(5));
              }
              return figures.running() == 0 && end.getAsBoolean();
            });
  }

  private static void describe(String name, FakeIssue issue, List<String> state) {
    state.add(name + " was " + String.join(", ", issue.deeds().stream().sorted().toList()));
    state.add(name + " is " + issue.stateReason() + " of " + number(issue.canonical()));
    state.add(name + " has " + issue.blockers().size() + " blockers");
    issue.commentsByApp().stream()
        .map(comment -> name + " says " + plain(comment.body()) + comment.minimized())
        .sorted()
        .forEach(state::add);
  }

  /** Without what differs from world to world. */
  private static String plain(String body) {
    return body.replaceAll("(?:new-)?caravan\\d+/(?:home|house)", "HOME")
        .replaceAll("answer v1 \\d+", "answer v1 N")
        .replaceAll("reported [^)]+", "reported then")
        .replaceAll("both speak of .*", "both speak of this and that");
  }

  private static String number(FakeIssue issue) {
    return issue == null ? "none" : "#" + issue.number();
  }

  private double troubles(String kind) {
    Matcher line =
        Pattern.compile("bactrian_github_troubles_total\\{kind=\"" + kind + "\"} (\\S+)")
            .matcher(talk.metrics());
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }
}

package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Issues and repositories are transferred, deleted, hidden and shown after commands linked them.
 */
class MoveConversationTest extends CommandTalk {

  @Test
  void transferred_duplicate_is_noted_under_its_new_name() {
    says(TARA, second, "/duplicate #1");
    FakeIssue moved = moved(second, repository("other"));
    assertThat(note(first)).contains(name(moved)).doesNotContain(name(second));
    says(TARA, moved, "/undo");
    assertThat(notes(first)).isEmpty();
  }

  @Test
  void transferred_report_gets_no_second_suggestion() {
    assertThat(suggestion(second)).contains(name(first));
    FakeIssue moved = moved(second, repository("other"));
    assertThat(moved.commentsByApp()).isEmpty();
  }

  @Test
  void duplicate_transferred_out_of_sight_is_named_no_more() {
    says(TARA, second, "/duplicate #1");
    FakeIssue third = opened(home, "cy", "Abort", "It aborts.");
    says(TARA, third, "/duplicate #1");
    moved(second, hidden("secret"));
    assertThat(note(first)).contains(name(third));
    assertThat(written(first)).doesNotContain(name(second)).doesNotContain("secret");
  }

  @Test
  void deleted_duplicate_is_named_no_more() {
    says(TARA, second, "/duplicate #1");
    home.delete(second);
    talk.happened("deleted", second);
    talk.pass(Duration.ofMinutes(1));
    assertThat(written(first)).doesNotContain(name(second));
  }

  @Test
  void hidden_repository_is_named_nowhere_else() {
    FakeRepository other = repository("other");
    FakeIssue old = opened(other, "cy", "Assertion of the other", Bugs.ASSERTION);
    FakeIssue repeat = opened(other, "cy", "Repeated at the other", "It aborts.");
    says(TARA, repeat, "/duplicate " + name(first));
    says(TARA, second, "/link " + name(old) + "\n/explain");
    assertThat(written(first)).contains(other.fullName());
    assertThat(written(second)).contains(other.fullName());
    other.makePrivate(true);
    talk.deliver("repository", talk.github.events().repository("privatized", other));
    talk.pass(Duration.ofMinutes(1));
    assertThat(written(first)).doesNotContain(other.fullName()).doesNotContain("the other");
    assertThat(written(second)).doesNotContain(other.fullName()).doesNotContain("the other");
  }

  @Test
  void shown_repository_is_noted_from_then_on() {
    FakeRepository other = hidden("other");
    FakeIssue repeat = opened(other, "cy", "Repeated", "It aborts.");
    says(TARA, repeat, "/duplicate " + name(first));
    assertThat(notes(first)).isEmpty();
    other.makePrivate(false);
    talk.deliver("repository", talk.github.events().repository("publicized", other));
    talk.pass(Duration.ofMinutes(1));
    assertThat(note(first)).contains(name(repeat));
  }

  @Test
  void repository_that_nobody_told_was_hidden_is_as_good_as_unknown() {
    FakeRepository other = repository("other");
    FakeIssue old = opened(other, "cy", "Assertion", Bugs.ASSERTION);
    other.makePrivate(true);
    says(TARA, second, "/duplicate " + name(old));
    isOpen(second);
    assertThat(answer(second)).contains("I know no report");
  }

  @Test
  void reasons_of_a_decision_name_nothing_that_was_hidden_since() {
    FakeRepository other = repository("other");
    FakeIssue there = opened(other, BOB, "Documentation", Bugs.OTHER);
    talk.decided(first, name(there) + ": it is the younger of the two");
    String path = "/report/" + home.fullName() + "/" + first.number();
    assertThat(talk.page(path)).contains(name(there));
    other.makePrivate(true);
    talk.deliver("repository", talk.github.events().repository("privatized", other));
    talk.pass(Duration.ofMinutes(1));
    assertThat(talk.page(path)).doesNotContain(other.fullName());
    says(TARA, first, "/explain");
    assertThat(answer(first)).doesNotContain(other.fullName());
  }

  @Test
  void place_that_a_duplicate_came_from_is_named_no_more_once_it_is_hidden() {
    FakeRepository other = repository("other");
    FakeIssue repeat = opened(other, BOB, "Repeated", "It aborts.");
    says(TARA, repeat, "/duplicate " + name(first));
    FakeIssue moved = moved(repeat, repository("third"));
    assertThat(note(first)).contains(name(moved));
    other.makePrivate(true);
    talk.deliver("repository", talk.github.events().repository("privatized", other));
    talk.pass(Duration.ofMinutes(1));
    assertThat(note(first)).contains(name(moved));
    assertThat(first.commentsByApp())
        .flatExtracting(FakeComment::earlier)
        .noneMatch(text -> text.contains(other.fullName()));
  }

  private FakeIssue moved(FakeIssue issue, FakeRepository to) {
    FakeIssue moved = to.issue(issue.title(), issue.body(), BOB).created(talk.clock.instant());
    if (!issue.isOpen()) {
      moved.closed(issue.stateReason(), talk.clock.instant());
    }
    talk.deliver("issues", talk.github.events().issueArrived(moved, issue));
    talk.deliver("issues", talk.github.events().issueTransferred(issue, moved));
    issue.repository().delete(issue);
    talk.pass(Duration.ofMinutes(1));
    return moved;
  }

  private static String written(FakeIssue issue) {
    return issue.commentsByApp().stream().map(FakeComment::body).collect(Collectors.joining("\n"));
  }
}

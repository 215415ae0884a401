package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code /undo} and {@code /rescan}. */
class UndoConversationTest extends CommandTalk {

  @Test
  void nothing_to_undo() {
    says(TARA, second, "/undo");
    assertThat(answer(second)).contains("nothing of mine left");
  }

  @Test
  void duplicate_undone() {
    says(TARA, second, "/duplicate #1");
    says(TARA, second, "/undo");
    isOpen(second);
    assertThat(second.canonical()).isNull();
    assertThat(notes(first)).isEmpty();
    assertThat(answers(second).getLast())
        .contains("Took back `/duplicate`")
        .contains("the issue is open again")
        .contains("is gone");
  }

  @Test
  void second_undo_goes_one_further_back() {
    says(TARA, second, "/link #1 blocked-by");
    says(TARA, second, "/duplicate #1");
    says(TARA, second, "/undo");
    assertThat(second.blockers()).containsExactly(first);
    says(TARA, second, "/undo");
    assertThat(second.blockers()).isEmpty();
    says(TARA, second, "/undo");
    assertThat(answers(second).getLast()).contains("nothing of mine left");
  }

  @Test
  void undo_delivered_twice_undoes_once() {
    says(TARA, second, "/link #1 blocked-by");
    says(TARA, second, "/duplicate #1");
    var undo = says(TARA, second, "/undo");
    talk.deliver("issue_comment", talk.github.events().comment("created", undo));
    assertThat(second.blockers()).containsExactly(first);
    assertThat(answers(second)).hasSize(2);
  }

  @Test
  void undo_that_could_not_answer_undoes_once() {
    says(TARA, second, "/link #1 blocked-by");
    says(TARA, second, "/duplicate #1");
    talk.github.failNext(Fault.status("POST .*/issues/2/comments", 503));
    says(TARA, second, "/undo");
    talk.pass(Duration.ofMinutes(10));
    isOpen(second);
    assertThat(second.blockers()).containsExactly(first);
    assertThat(answers(second).getLast()).contains("Took back `/duplicate`");
  }

  @Test
  void duplicate_that_broke_off_goes_on_and_is_answered() {
    talk.github.failNext(Fault.failedAfterEffect("POST /graphql"));
    says(TARA, second, "/duplicate #1");
    talk.pass(Duration.ofMinutes(10));
    isDuplicateOf(second, first);
    assertThat(answer(second)).contains("Duplicate of #1");
    says(TARA, second, "/undo");
    isOpen(second);
  }

  @Test
  void what_people_opened_stays_open() {
    says(TARA, second, "/duplicate #1");
    opens("ann", second);
    says(TARA, second, "/undo");
    isOpen(second);
    assertThat(answers(second).getLast()).contains("closed or opened since");
  }

  @Test
  void what_people_closed_stays_closed() {
    says(TARA, second, "/duplicate #1");
    opens("ann", second);
    closes("ann", second, "duplicate");
    says(TARA, second, "/undo");
    assertThat(second.isOpen()).isFalse();
    assertThat(answers(second).getLast()).contains("closed or opened since");
  }

  @Test
  void not_duplicate_undone_closes_it_again() {
    says(TARA, second, "/duplicate #1");
    says(BOB, second, "/not-duplicate #1");
    says(BOB, second, "/undo");
    isDuplicateOf(second, first);
    assertThat(note(first)).contains(name(second));
    says(TARA, second, "/undo");
    isOpen(second);
  }

  @Test
  void author_does_not_undo_what_a_triager_did() {
    says(TARA, second, "/duplicate #1");
    says(BOB, second, "/undo");
    assertThat(second.isOpen()).isFalse();
    assertThat(answers(second).getLast()).contains("whoever has the triage role");
  }

  @Test
  void author_undoes_what_he_did() {
    says(BOB, second, "/duplicate #1");
    says(BOB, second, "/undo");
    assertThat(notes(first)).isEmpty();
  }

  @Test
  void undo_across_repositories() {
    FakeRepository other = repository("other");
    FakeIssue old = opened(other, "cy", "Assertion", Bugs.ASSERTION);
    says(TARA, second, "/merge " + name(old));
    says(TARA, second, "/undo");
    isOpen(second);
    assertThat(notes(old)).isEmpty();
  }

  @Test
  void undo_names_nothing_that_was_hidden_since() {
    FakeRepository other = repository("other");
    FakeIssue old = opened(other, "cy", "Assertion", Bugs.ASSERTION);
    says(TARA, second, "/duplicate " + name(old));
    other.makePrivate(true);
    talk.deliver("repository", talk.github.events().repository("privatized", other));
    talk.pass(Duration.ofMinutes(1));
    says(TARA, second, "/undo");
    isOpen(second);
    assertThat(answer(second)).contains("a report").doesNotContain(other.fullName());
  }

  @Test
  void rescan_reads_the_text_that_nobody_told_of() {
    FakeIssue vague = opened(home, BOB, "Something is wrong", "See the log.");
    assertThat(vague.commentsByApp()).isEmpty();
    vague.body(Bugs.SAME).updated(talk.clock.instant());
    says(BOB, vague, "/rescan");
    assertThat(suggestion(vague)).contains(name(first));
    assertThat(answers(vague)).isEmpty();
  }
}

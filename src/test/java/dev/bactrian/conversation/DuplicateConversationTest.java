package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code /duplicate}, {@code /merge} and {@code /not-duplicate}. */
class DuplicateConversationTest extends CommandTalk {

  @Test
  void duplicate_links_closes_answers_and_notes() {
    FakeComment command = says(TARA, second, "/duplicate #1");
    isDuplicateOf(second, first);
    assertThat(command.reactions()).containsExactly("+1");
    assertThat(answer(second)).endsWith("Duplicate of #1\n");
    assertThat(note(first)).contains("Reported again").contains(name(second));
  }

  @Test
  void report_that_waits_to_be_read_yet_is_asked_for() {
    FakeIssue unread = home.issue("Seen before anybody looked", Bugs.ASSERTION, "ann");
    says(TARA, second, "/duplicate #" + unread.number());
    isDuplicateOf(second, unread);
  }

  @Test
  void pull_request_and_what_was_deleted_are_no_reports() {
    FakeIssue pull = home.issue("Mends it", "Mends it.", "ann").asPullRequest();
    FakeIssue gone = home.issue("Gone", "Gone.", "ann");
    home.delete(gone);
    says(TARA, second, "/duplicate #" + pull.number() + "\n/duplicate #" + gone.number());
    assertThat(answer(second)).contains("I know no report");
    isOpen(second);
  }

  @Test
  void duplicate_named_by_an_address() {
    says(TARA, second, "/duplicate of https://github.com/" + home.fullName() + "/issues/1");
    isDuplicateOf(second, first);
  }

  @Test
  void duplicate_where_graphql_refuses_is_closed_by_rest() {
    talk.github.failNext(Fault.status("POST /graphql", 403));
    says(TARA, second, "/duplicate #1");
    isDuplicateOf(second, first);
  }

  @Test
  void duplicate_by_its_author_is_linked_and_stays_open() {
    says(BOB, second, "/duplicate #1");
    isOpen(second);
    assertThat(answer(second)).contains("Duplicate of #1").contains("stays open");
    assertThat(note(first)).contains(name(second));
  }

  @Test
  void duplicate_by_its_author_is_closed_where_the_file_says_so() {
    FakeRepository other = repository("closing");
    other.file(".github/bactrian.yml", "mode: close-on-command\n");
    FakeIssue old = opened(other, "ann", "The saddle breaks", "It breaks.");
    FakeIssue repeat = opened(other, BOB, "Broken saddle", "Mine breaks too.");
    says(BOB, repeat, "/duplicate #1");
    isDuplicateOf(repeat, old);
  }

  @Test
  void duplicate_on_a_closed_issue_leaves_it_as_it_is() {
    closes("ann", second, "completed");
    says(TARA, second, "/duplicate #1");
    assertThat(second.stateReason()).isEqualTo("completed");
    assertThat(answer(second)).contains("Duplicate of #1");
  }

  @Test
  void duplicate_of_a_closed_report_says_so() {
    closes("ann", first, "completed");
    says(TARA, second, "/duplicate #1");
    isDuplicateOf(second, first);
    assertThat(answer(second)).contains("That report is closed").contains("`/undo`");
  }

  @Test
  void duplicate_of_a_duplicate_leads_to_its_end() {
    FakeIssue third = opened(home, "cy", "Abort", "It aborts.");
    says(TARA, second, "/duplicate #1");
    says(TARA, third, "/duplicate #2");
    isDuplicateOf(third, first);
    assertThat(note(first)).contains(name(second)).contains(name(third));
    assertThat(notes(second)).isEmpty();
  }

  @Test
  void duplicate_in_a_circle_changes_nothing() {
    says(TARA, second, "/duplicate #1");
    says(TARA, first, "/duplicate #2");
    isOpen(first);
    assertThat(answer(first)).contains("itself a duplicate of this one");
  }

  @Test
  void duplicate_of_another_one_replaces_the_first() {
    FakeIssue third = opened(home, "cy", "Abort", "It aborts.");
    says(BOB, second, "/duplicate #1");
    says(TARA, second, "/duplicate #3");
    isDuplicateOf(second, third);
    assertThat(notes(first)).isEmpty();
    assertThat(note(third)).contains(name(second));
  }

  @Test
  void second_duplicate_edits_the_note_in_place() {
    FakeIssue third = opened(home, "cy", "Abort", "It aborts.");
    says(TARA, second, "/duplicate #1");
    List<String> writes = writesOf(() -> says(TARA, third, "/duplicate #1"));
    assertThat(note(first)).contains(name(second)).contains(name(third));
    assertThat(writes).filteredOn(write -> write.contains("/issues/1/")).isEmpty();
  }

  @Test
  void note_that_people_deleted_stays_deleted() {
    FakeIssue third = opened(home, "cy", "Abort", "It aborts.");
    says(TARA, second, "/duplicate #1");
    talk.deleted(first.commentsByApp().getFirst());
    says(TARA, third, "/duplicate #1");
    assertThat(notes(first)).isEmpty();
  }

  @Test
  void duplicate_across_repositories_is_named_in_full_and_noted_there() {
    FakeIssue old = opened(repository("other"), "cy", "Assertion", Bugs.ASSERTION);
    says(TARA, second, "/duplicate " + name(old));
    isDuplicateOf(second, old);
    assertThat(answer(second)).contains("Duplicate of " + name(old));
    assertThat(note(old)).contains(name(second));
  }

  @Test
  void duplicate_in_a_private_repository_leaves_no_trace_in_a_public_one() {
    FakeIssue secret = opened(hidden("secret"), "cy", "Unspeakable", Bugs.ASSERTION);
    List<String> writes = writesOf(() -> says(TARA, secret, "/duplicate " + name(first)));
    isDuplicateOf(secret, first);
    assertThat(notes(first)).isEmpty();
    assertThat(writes).noneMatch(write -> write.contains(home.fullName()));
  }

  @Test
  void merge_says_over_there_what_this_one_adds() {
    FakeIssue old = opened(home, "cy", "Abort", "It aborts on 5.1.0.");
    FakeIssue rich =
        opened(
            home,
            BOB,
            "Abort with a log",
            Bugs.SAME
                + "\nTo reproduce:\n\n```ocaml\nlet () = Domain.join (Domain.spawn ignore)\n```\n"
                + "Log: https://ci.example.org/runs/nightly.log");
    says(TARA, rich, "/merge #" + old.number());
    isDuplicateOf(rich, old);
    assertThat(note(old))
        .contains("compiler versions: `5.2.1`")
        .contains("a log, to be read there")
        .contains("`https://ci.example.org/runs/nightly.log`")
        .contains("code or commands that reproduce it")
        .doesNotContain("Domain.join");
  }

  @Test
  void merge_after_duplicate_adds_to_the_note() {
    says(TARA, second, "/duplicate #1");
    assertThat(note(first)).doesNotContain("5.2.1");
    says(TARA, second, "/merge #1");
    assertThat(note(first)).contains("5.2.1");
    says(TARA, second, "/undo");
    assertThat(note(first)).contains(name(second)).doesNotContain("5.2.1");
    isDuplicateOf(second, first);
  }

  @Test
  void merge_by_the_author_is_refused() {
    says(BOB, second, "/merge #1");
    isOpen(second);
    assertThat(answer(second)).contains("is for whoever has the triage role");
  }

  @Test
  void not_duplicate_by_the_author_opens_it_again_and_is_remembered() {
    says(TARA, second, "/duplicate #1");
    says(BOB, second, "/not-duplicate #1");
    isOpen(second);
    assertThat(second.canonical()).isNull();
    assertThat(notes(first)).isEmpty();
    talk.edited(second, Bugs.SAME + "\nMore.\n");
    assertThat(suggestion(second)).contains("Withdrawn");
  }

  @Test
  void not_duplicate_leaves_what_people_closed() {
    says(TARA, second, "/duplicate #1");
    opens("ann", second);
    closes("ann", second, "duplicate");
    says(BOB, second, "/not-duplicate #1");
    assertThat(second.isOpen()).isFalse();
  }

  @Test
  void not_duplicate_across_repositories() {
    FakeIssue old = opened(repository("other"), "cy", "Assertion", Bugs.ASSERTION);
    says(TARA, second, "/duplicate " + name(old));
    says(TARA, second, "/not-duplicate " + name(old));
    isOpen(second);
    assertThat(notes(old)).isEmpty();
  }
}

package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people say without a command: a thumb, a claim in a comment, an edit of it. */
class FeedbackConversationTest extends CommandTalk {

  private static final String SLUG = "caravan-triage";

  @BeforeAll
  void registered() {
    talk.github.registeredAs(SLUG);
  }

  @Test
  void thumbs_down_by_anyone_is_seen_at_the_next_event_and_stops_the_pair_for_ever() {
    assertThat(suggestion(second)).contains(name(first));
    home.react(second.commentsByApp().getFirst(), "anybody", "-1");
    talk.pass(Duration.ofMinutes(2));
    says(RITA, second, "I see this too.");
    assertThat(suggestion(second)).contains("Withdrawn").doesNotContain(name(first));
    talk.edited(second, Bugs.SAME + "\nMore.\n");
    assertThat(suggestion(second)).contains("Withdrawn").doesNotContain(name(first));
  }

  @Test
  void thumbs_down_is_seen_by_the_round_where_nothing_else_happens() {
    home.react(second.commentsByApp().getFirst(), "anybody", "-1");
    talk.pass(Duration.ofDays(1));
    talk.app().lookAtReactions();
    talk.settled();
    assertThat(suggestion(second)).contains("Withdrawn").doesNotContain(name(first));
  }

  @Test
  void thumbs_up_and_the_thumb_of_a_bot_refuse_nothing() {
    FakeComment ours = second.commentsByApp().getFirst();
    home.react(ours, "anybody", "+1");
    home.react(ours, "nightly[bot]", "-1");
    says(RITA, second, "I see this too.");
    assertThat(suggestion(second)).contains(name(first));
  }

  @Test
  void bare_not_duplicate_refuses_what_was_suggested() {
    says(BOB, second, "/not-duplicate");
    assertThat(suggestion(second)).contains("Withdrawn").doesNotContain(name(first));
  }

  @Test
  void bare_not_duplicate_where_nothing_was_suggested_says_so() {
    FakeIssue alone = opened(home, "cy", "Documentation of joins", "It could say more.");
    says(TARA, alone, "/not-duplicate");
    assertThat(answer(alone)).contains("Nothing was suggested here");
  }

  @Test
  void edited_claim_turns_the_link_to_the_other_report() {
    FakeIssue third = opened(home, "cy", "Documentation of joins", "It could say more.");
    FakeComment claim = says(RITA, second, "Duplicate of #1");
    edits(RITA, claim, "Duplicate of #" + third.number());
    talk.edited(second, Bugs.SAME + "\nMore.\n");
    assertThat(suggestion(second)).contains("Withdrawn").doesNotContain(name(first));
  }

  @Test
  void claim_of_a_passer_by_does_not_undo_a_no() {
    says(BOB, second, "/not-duplicate #1");
    FakeComment claim = says(RITA, second, "Duplicate of #1");
    edits(RITA, claim, "Never mind.");
    talk.edited(second, Bugs.SAME + "\nMore.\n");
    assertThat(suggestion(second)).contains("Withdrawn").doesNotContain(name(first));
  }

  @Test
  void claim_of_a_passer_by_refuses_nothing_that_others_said() {
    FakeIssue third = opened(home, "cy", "Documentation of joins", "It could say more.");
    says(TARA, second, "Duplicate of #1");
    says(RITA, second, "Duplicate of #" + third.number());
    talk.edited(second, Bugs.SAME + "\nMore.\n");
    assertThat(suggestion(second)).contains(name(first));
  }

  @Test
  void mention_under_the_name_the_app_is_registered_under_is_a_command() {
    says(TARA, second, "@" + SLUG + " duplicate #1");
    isDuplicateOf(second, first);
  }

  @Test
  void mention_of_somebody_else_is_not() {
    says(TARA, second, "@bactrian duplicate #1");
    isOpen(second);
    assertThat(answers(second)).isEmpty();
  }
}

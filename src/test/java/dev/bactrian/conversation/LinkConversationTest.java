package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Fault;
import org.junit.jupiter.api.Test;

/** {@code /link} and {@code /unlink}. */
class LinkConversationTest extends CommandTalk {

  private FakeIssue third;

  private FakeIssue third() {
    third = opened(home, "cy", "Documentation of joins", "It could say more.");
    return third;
  }

  @Test
  void related_stands_in_the_suggestion_comment() {
    FakeComment command = says(TARA, second, "/link #" + third().number());
    assertThat(command.reactions()).containsExactly("+1");
    assertThat(answers(second)).isEmpty();
    assertThat(suggestion(second))
        .contains("may be the same bug")
        .contains("Linked by people: related to ")
        .contains(name(third));
  }

  @Test
  void upstream_stands_there_alone_where_nothing_was_suggested() {
    FakeRepository careful = repository("careful").file(".github/bactrian.yml", "daily-cap: 9\n");
    FakeIssue alone = opened(careful, "cy", "Documentation of joins", "It could say more.");
    says(TARA, alone, "/link " + name(first) + " upstream");
    assertThat(suggestion(alone))
        .contains("its cause lies in")
        .contains(name(first))
        .doesNotContain("same bug");
  }

  @Test
  void several_links_share_the_line() {
    says(TARA, second, "/link #" + third().number() + "\n/link #1 upstream");
    assertThat(suggestion(second)).contains("related to ").contains(", its cause lies in ");
  }

  @Test
  void line_stays_when_the_suggestion_changes() {
    says(TARA, second, "/link #" + third().number());
    talk.edited(second, Bugs.OTHER);
    assertThat(suggestion(second)).contains("Linked by people").contains(name(third));
  }

  @Test
  void blocked_by_is_githubs_own() {
    says(TARA, second, "/link #1 blocked-by");
    assertThat(second.blockers()).containsExactly(first);
    assertThat(suggestion(second)).doesNotContain("Linked by people");
  }

  @Test
  void blocks_is_githubs_own_the_other_way_round() {
    says(TARA, second, "/link #1 blocks");
    assertThat(first.blockers()).containsExactly(second);
  }

  @Test
  void part_of_is_a_sub_issue() {
    says(TARA, second, "/link #1 part-of");
    assertThat(first.subIssues()).containsExactly(second);
  }

  @Test
  void server_without_dependencies_gets_the_line() {
    talk.github.failNext(Fault.status("POST .*/dependencies/.*", 404));
    says(TARA, second, "/link #1 blocked-by");
    assertThat(second.blockers()).isEmpty();
    assertThat(suggestion(second)).contains("Linked by people: blocked by ");
  }

  @Test
  void other_repository_where_the_person_has_no_right_gets_the_line() {
    FakeRepository other = repository("other").role(TARA, "read");
    FakeIssue there = opened(other, "cy", "Joins", "They hang.");
    says(TARA, second, "/link " + name(there) + " part-of");
    assertThat(there.subIssues()).isEmpty();
    assertThat(suggestion(second)).contains("part of ").contains(name(there));
  }

  @Test
  void other_repository_where_the_person_has_the_right_is_told() {
    FakeIssue there = opened(repository("other"), "cy", "Joins", "They hang.");
    says(TARA, second, "/link " + name(there) + " part-of");
    assertThat(there.subIssues()).containsExactly(second);
  }

  @Test
  void private_issue_leaves_no_trace_in_a_public_one() {
    FakeIssue secret = opened(hidden("secret"), "cy", "Unspeakable", "It hangs.");
    says(TARA, secret, "/link " + name(first) + " blocks");
    assertThat(first.blockers()).isEmpty();
    assertThat(suggestion(secret)).contains("blocks ").contains(name(first));
  }

  @Test
  void unknown_type_is_answered_with_the_known_ones() {
    says(TARA, second, "/link #1 causes");
    assertThat(answer(second)).contains("`causes`").contains("`blocked-by`");
  }

  @Test
  void nothing_named_is_answered_with_the_usage() {
    says(TARA, second, "/link");
    assertThat(answer(second)).contains("/link #N [related");
  }

  @Test
  void link_on_a_closed_issue() {
    closes("ann", second, "completed");
    says(TARA, second, "/link #" + third().number());
    assertThat(suggestion(second)).contains("related to ");
  }

  @Test
  void unlink_takes_the_line_out() {
    says(TARA, second, "/link #" + third().number());
    says(TARA, second, "/unlink #" + third.number());
    assertThat(suggestion(second)).contains("same bug").doesNotContain("Linked by people");
  }

  @Test
  void unlink_takes_githubs_own_back() {
    says(TARA, second, "/link #1 blocked-by");
    says(TARA, second, "/unlink #1");
    assertThat(second.blockers()).isEmpty();
  }

  @Test
  void unlink_of_nothing_says_so() {
    says(TARA, second, "/unlink #1");
    assertThat(answer(second)).contains("Nothing links");
  }

  @Test
  void link_undone() {
    says(TARA, second, "/link #1 part-of");
    says(TARA, second, "/undo");
    assertThat(first.subIssues()).isEmpty();
    assertThat(answer(second)).contains("Took back `/link`").contains("is gone");
  }

  @Test
  void unlink_undone() {
    says(TARA, second, "/link #1 blocked-by");
    says(TARA, second, "/unlink #1");
    says(TARA, second, "/undo");
    assertThat(second.blockers()).containsExactly(first);
  }
}

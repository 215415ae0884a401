package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The App is suspended, removed, and given other repositories. */
class InstallationConversationTest extends CommandTalk {

  @Test
  void suspended_installation_is_kept_and_nothing_is_said_there() {
    installation("suspend");
    FakeIssue meanwhile = opened(home, "cy", Bugs.SAME_TITLE, Bugs.SAME);
    says(TARA, meanwhile, "/duplicate #1");
    assertThat(meanwhile.commentsByApp()).isEmpty();
    isOpen(meanwhile);
    installation("unsuspend");
    FakeIssue after = opened(home, "cy", "Abort again", Bugs.SAME);
    assertThat(suggestion(after)).contains(home.fullName() + "#");
  }

  @Test
  void removed_installation_is_forgotten() {
    installation("deleted");
    var writes = writesOf(() -> talk.pass(Duration.ofHours(1)));
    assertThat(writes).isEmpty();
    home.delete(first);
    home.delete(second);
    installation("created");
    FakeIssue alone = opened(home, "cy", "Abort again", Bugs.SAME);
    assertThat(alone.commentsByApp()).as("what was there before").isEmpty();
  }

  @Test
  void added_repository_is_read_and_named_from_then_on() {
    FakeRepository other = repository("other");
    FakeIssue old = other.issue("Sweeping fails", Bugs.SECOND, "ann");
    old.created(talk.clock.instant().minus(Duration.ofDays(30)));
    talk.deliver(
        "installation_repositories", talk.github.events().installationRepositories("added", other));
    talk.pass(Duration.ofMinutes(5));
    FakeIssue repeat = opened(home, "cy", Bugs.SECOND_TITLE, Bugs.SECOND);
    assertThat(suggestion(repeat)).contains(name(old));
    assertThat(talk.metrics()).contains("bactrian_backfill");
  }

  private void installation(String action) {
    talk.deliver("installation", talk.github.events().installation(action, home));
    talk.pass(Duration.ofMinutes(5));
  }
}

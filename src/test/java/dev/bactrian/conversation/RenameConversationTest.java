package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Repositories get other names and other owners, and are hidden after that. */
class RenameConversationTest extends CommandTalk {

  @Test
  void comments_in_a_renamed_repository_are_found_and_edited_in_place() {
    FakeComment comment = suggestionOf(second);
    says(TARA, second, "/duplicate #1");
    FakeComment note = kept(first, "note");
    renamed(home, home.fullName() + "-ng");
    String before = second.body();
    second
        .body("Nothing aborts; it was a typo in the documentation.")
        .updated(talk.clock.instant());
    talk.deliver("issues", talk.github.events().issueEdited(second, null, before));
    talk.pass(Duration.ofSeconds(70));
    assertThat(suggestionOf(second)).isSameAs(comment);
    FakeIssue third = opened(home, "cy", "Abort", "It aborts.");
    says(TARA, third, "/duplicate #1");
    assertThat(kept(first, "note")).isSameAs(note);
    assertThat(note.body()).contains(name(third));
  }

  @Test
  void names_and_links_follow_a_renamed_repository() {
    FakeIssue repeat = repeatedIn(repository("other"));
    says(TARA, repeat, "/link " + name(second) + " upstream");
    String old = home.fullName();
    FakeComment comment = suggestionOf(repeat);
    assertThat(comment.body()).contains(old + "#", "/" + old + "/issues/");
    renamed(home, old + "-ng");
    assertThat(suggestionOf(repeat)).isSameAs(comment);
    assertThat(comment.body())
        .contains("`" + home.fullName() + "#", "com/" + home.fullName() + "/issues/")
        .doesNotContain(old + "#")
        .doesNotContain(old + "/");
  }

  @Test
  void commands_take_the_name_that_a_repository_had() {
    FakeIssue repeat = repeatedIn(repository("other"));
    String old = name(first);
    renamed(home, home.fullName() + "-ng");
    says(TARA, repeat, "/duplicate " + old);
    isDuplicateOf(repeat, first);
    assertThat(answer(repeat)).contains("Duplicate of " + name(first));
  }

  @Test
  void another_repository_that_takes_the_old_name_is_meant_by_it() {
    FakeIssue repeat = repeatedIn(repository("other"));
    String old = home.fullName();
    renamed(home, old + "-ng");
    FakeRepository successor = repository("home");
    FakeIssue there = opened(successor, "cy", "Another one", Bugs.ASSERTION);
    says(TARA, repeat, "/duplicate " + old + "#1");
    isDuplicateOf(repeat, there);
  }

  @Test
  void repository_of_another_owner_is_named_no_more_in_the_old_ones_house() {
    FakeIssue repeat = repeatedIn(repository("other"));
    assertThat(suggestion(repeat)).contains(home.fullName());
    transferred(home, "home");
    says(TARA, repeat, "/duplicate " + name(first));
    assertThat(answers(repeat).getLast()).contains("I know no report");
  }

  @Test
  void repository_that_was_renamed_and_hidden_is_named_nowhere() {
    FakeIssue repeat = repeatedIn(repository("other"));
    says(TARA, repeat, "/explain");
    String old = home.fullName();
    assertThat(written(repeat)).contains(old + "#");
    renamed(home, old + "-ng");
    hidden(home);
    assertThat(written(repeat)).doesNotContain(old + "#").doesNotContain(Bugs.ASSERTION_TITLE);
  }

  @Test
  void private_repository_is_named_no_longer_than_a_file_allows_its_name() {
    FakeIssue repeat = repeatedWhereAFileAllowsIt();
    String old = home.fullName();
    assertThat(written(repeat)).contains(old + "#");
    renamed(home, old + "-ng");
    assertThat(written(repeat)).doesNotContain(old).doesNotContain(Bugs.ASSERTION_TITLE);
  }

  @Test
  void private_repository_takes_no_name_of_the_old_owners_with_it() {
    FakeIssue repeat = repeatedWhereAFileAllowsIt();
    assertThat(written(repeat)).contains(home.fullName() + "#");
    transferred(repeat.repository(), "other");
    assertThat(written(repeat))
        .doesNotContain(home.fullName() + "#")
        .doesNotContain(Bugs.ASSERTION_TITLE);
  }

  @Test
  void comment_whose_earlier_text_named_what_is_hidden_now_is_deleted() {
    FakeIssue repeat = repeatedIn(repository("other"));
    FakeComment comment = suggestionOf(repeat);
    says(TARA, repeat, "/not-duplicate " + name(first) + "\n/not-duplicate " + name(second));
    assertThat(comment.body()).doesNotContain(home.fullName());
    assertThat(String.join("", comment.earlier())).contains(home.fullName());
    hidden(home);
    assertThat(repeat.comments()).doesNotContain(comment);
  }

  /** The bug of home's reports once more. */
  private FakeIssue repeatedIn(FakeRepository there) {
    return opened(there, BOB, "Abort tonight", Bugs.SAME);
  }

  /** All is private, and the other repository's file allows that home is named there. */
  private FakeIssue repeatedWhereAFileAllowsIt() {
    hidden(home);
    String related = "related-repositories: [" + home.fullName() + "]\n";
    return repeatedIn(hidden("other").file(".github/bactrian.yml", FILE + related));
  }

  private void transferred(FakeRepository repository, String name) {
    repository.transfer(
        repository.installation() + 500_000, "elsewhere" + repository.id() + "/" + name);
    talk.deliver("repository", talk.github.events().repository("transferred", repository));
    talk.pass(Duration.ofMinutes(1));
  }

  private void renamed(FakeRepository repository, String name) {
    repository.rename(name);
    talk.deliver("repository", talk.github.events().repository("renamed", repository));
    talk.pass(Duration.ofMinutes(1));
  }

  private void hidden(FakeRepository repository) {
    repository.makePrivate(true);
    talk.deliver("repository", talk.github.events().repository("privatized", repository));
    talk.pass(Duration.ofMinutes(1));
  }

  private static String written(FakeIssue issue) {
    return String.join(
        "\n",
        issue.commentsByApp().stream()
            .flatMap(
                one ->
                    java.util.stream.Stream.concat(
                        List.of(one.body()).stream(), one.earlier().stream()))
            .toList());
  }

  private static FakeComment suggestionOf(FakeIssue issue) {
    return kept(issue, "suggestion");
  }

  private static FakeComment kept(FakeIssue issue, String kind) {
    List<FakeComment> all =
        issue.commentsByApp().stream()
            .filter(one -> one.body().startsWith("<!-- bactrian:" + kind + " v1"))
            .toList();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}

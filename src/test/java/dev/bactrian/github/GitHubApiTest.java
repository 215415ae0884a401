package dev.bactrian.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubApiTest {

  private FakeGitHub github;
  private GitHubApi api;
  private FakeRepository repository;

  @BeforeEach
  void start() {
    github = FakeGitHub.start();
    api = github.api();
    repository = github.repository("ocaml/ocaml");
  }

  @AfterEach
  void stop() {
    assertThat(github.offences()).isEmpty();
    github.close();
  }

  @Test
  void reads_issues_page_by_page_newest_first() {
    for (int i = 1; i <= 101; i++) {
      repository.issue("issue " + i, "body", "alice").created(at(i));
    }
    Page<Issue> first = api.issues().newestFirst(repository.ref(), null);
    assertThat(first.items()).hasSize(100);
    assertThat(first.items().getFirst().title()).isEqualTo("issue 101");
    Page<Issue> second = api.issues().newestFirst(repository.ref(), first.next().orElseThrow());
    assertThat(second.items()).extracting(Issue::number).containsExactly(1);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void reads_what_changed_since_a_moment() {
    for (int i = 1; i <= 3; i++) {
      repository.issue("issue " + i, "body", "alice").created(at(i));
    }
    assertThat(api.issues().changedSince(repository.ref(), at(2), null).items())
        .extracting(Issue::number)
        .containsExactly(2, 3);
  }

  @Test
  void knows_why_an_issue_was_closed_and_of_what_it_is_a_duplicate() {
    FakeIssue canonical = repository.issue("first", "", "alice");
    FakeIssue issue =
        repository.issue("second", "", "bob").closed("duplicate", at(1)).duplicateOf(canonical);
    Issue read = api.issues().find(repository.ref(), issue.number()).orElseThrow();
    assertThat(read.stateReason()).isEqualTo("duplicate");
    assertThat(api.duplicates().canonicalOf(repository.ref(), read.nodeId()))
        .contains(new DuplicateApi.Target(repository.id(), "ocaml/ocaml", false, 1));
  }

  @Test
  void finds_nothing_where_an_issue_was_deleted() {
    assertThat(api.issues().find(repository.ref(), 99)).isEqualTo(Optional.empty());
  }

  @Test
  void comments_are_made_found_by_app_edited_folded_and_deleted() {
    FakeIssue issue = repository.issue("title", "body", "alice");
    repository.comment(issue, "bob", "<!-- a marker, quoted -->");
    IssueComment comment = api.comments().create(repository.ref(), 1, "hello");

    List<IssueComment> ours = api.comments().listBy(repository.ref(), 1, FakeGitHub.APP_ID);
    assertThat(ours).extracting(IssueComment::id).containsExactly(comment.id());
    api.comments().edit(repository.ref(), comment.id(), "hello again");
    api.comments().minimize(repository.ref(), comment.nodeId(), CommentApi.Classifier.OUTDATED);
    assertThat(issue.commentsByApp().getFirst().body()).isEqualTo("hello again");
    assertThat(issue.commentsByApp().getFirst().minimized()).isEqualTo("OUTDATED");
    api.comments().unminimize(repository.ref(), comment.nodeId());
    assertThat(issue.commentsByApp().getFirst().minimized()).isNull();
    api.comments().delete(repository.ref(), comment.id());
    api.comments().delete(repository.ref(), comment.id());
    assertThat(issue.commentsByApp()).isEmpty();
    assertThat(api.comments().find(repository.ref(), comment.id())).isEmpty();
    assertThat(github.writes())
        .containsExactly(
            "POST /repos/ocaml/ocaml/issues/1/comments",
            "PATCH /repos/ocaml/ocaml/issues/comments/" + comment.id(),
            "GraphQL minimizeComment",
            "GraphQL unminimizeComment",
            "DELETE /repos/ocaml/ocaml/issues/comments/" + comment.id());
  }

  @Test
  void comments_of_a_repository_name_their_issue() {
    FakeIssue issue = repository.issue("title", "body", "alice");
    repository.issue("other", "body", "alice");
    repository.comment(issue, "bob", "hello");
    assertThat(api.comments().ofRepository(repository.ref(), null).items())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.issue()).isEqualTo(1);
              assertThat(one.comment().body()).isEqualTo("hello");
            });
  }

  @Test
  void reacts_once_and_takes_it_back() {
    FakeIssue issue = repository.issue("title", "body", "alice");
    long comment = repository.comment(issue, "bob", "/help").id();
    long reaction = api.comments().react(repository.ref(), comment, Reaction.EYES);
    assertThat(api.comments().react(repository.ref(), comment, Reaction.EYES)).isEqualTo(reaction);
    assertThat(issue.comments().getFirst().reactions()).containsExactly("eyes");
    api.comments().unreact(repository.ref(), comment, reaction);
    assertThat(issue.comments().getFirst().reactions()).isEmpty();
    api.comments().reactToIssue(repository.ref(), 1, Reaction.ROCKET);
    assertThat(issue.reactions()).containsExactly("rocket");
  }

  @Test
  void adds_labels_and_suggests_them() {
    FakeIssue issue = repository.label("bug").issue("title", "body", "alice").labelled("old");
    assertThat(api.labels().ofRepository(repository.ref())).containsExactly("bug");
    assertThat(api.labels().add(repository.ref(), 1, List.of("bug"))).containsExactly("old", "bug");
    List<LabelApi.Suggestion> suggestions =
        List.of(new LabelApi.Suggestion("needs log", "no log found", LabelApi.Confidence.MEDIUM));
    assertThat(api.labels().suggest(repository.ref(), 1, suggestions))
        .containsExactly("old", "bug");
    assertThat(issue.suggestedLabels()).containsEntry("needs log", "no log found");
    api.labels().remove(repository.ref(), 1, "old");
    api.labels().remove(repository.ref(), 1, "not there");
    assertThat(issue.labels()).containsExactly("bug");
  }

  @Test
  void closes_as_duplicate_with_the_native_link_and_takes_it_back() {
    FakeIssue canonical = repository.issue("first", "", "alice");
    FakeIssue issue = repository.issue("second", "", "bob");
    assertThat(api.duplicates().close(repository.ref(), read(2), read(1)))
        .isEqualTo(DuplicateApi.Outcome.LINKED);
    assertThat(issue.canonical()).isSameAs(canonical);
    assertThat(github.writes()).containsExactly("GraphQL closeIssue");

    api.duplicates().unmark(repository.ref(), read(2).nodeId(), read(1).nodeId());
    api.issues().reopen(repository.ref(), 2);
    assertThat(issue.isOpen()).isTrue();
    assertThat(issue.canonical()).isNull();
    assertThat(api.duplicates().canonicalOf(repository.ref(), read(2).nodeId())).isEmpty();
  }

  @Test
  void closes_by_rest_where_the_native_link_is_refused() {
    github.refuseNativeDuplicates();
    repository.issue("first", "", "alice");
    FakeIssue issue = repository.issue("second", "", "bob").labelled("kept");
    api.duplicates().close(repository.ref(), read(2), read(1));
    assertThat(issue.stateReason()).isEqualTo("duplicate");
    assertThat(issue.labels()).containsExactly("kept");
    assertThat(github.writes()).containsExactly("PATCH /repos/ocaml/ocaml/issues/2");
  }

  @Test
  void relates_issues() {
    FakeIssue one = repository.issue("one", "", "alice");
    FakeIssue two = repository.issue("two", "", "alice");
    api.relations().addBlocker(repository.ref(), 1, two.id());
    api.relations().addSubIssue(repository.ref(), 1, two.id());
    assertThat(one.blockers()).containsExactly(two);
    assertThat(one.subIssues()).containsExactly(two);
    assertThat(api.relations().blockers(repository.ref(), 1))
        .extracting(Issue::number)
        .containsExactly(2);
    api.relations().removeBlocker(repository.ref(), 1, two.id());
    api.relations().removeSubIssue(repository.ref(), 1, two.id());
    assertThat(api.relations().subIssues(repository.ref(), 1)).isEmpty();
    assertThat(api.relations().blockers(repository.ref(), 1)).isEmpty();
  }

  @Test
  void tells_a_triager_from_a_reader() {
    repository.role("tess", "triage").role("rob", "read").role("cleo", "release-crew");
    assertThat(api.repositories().role(repository.ref(), "tess")).isEqualTo(Role.TRIAGE);
    assertThat(api.repositories().role(repository.ref(), "rob")).isEqualTo(Role.READ);
    assertThat(api.repositories().role(repository.ref(), "cleo")).isEqualTo(Role.READ);
    assertThat(api.repositories().role(repository.ref(), "nobody")).isEqualTo(Role.NONE);
  }

  @Test
  void reads_files_and_folders() {
    repository.file(".github/bactrian.yml", "mode: suggest\n");
    repository.file(".github/ISSUE_TEMPLATE/bug.md", "# Bug");
    repository.file(".github/ISSUE_TEMPLATE/deep/other.md", "no");
    assertThat(api.repositories().file(repository.ref(), ".github/bactrian.yml"))
        .contains("mode: suggest\n");
    assertThat(api.repositories().file(repository.ref(), "nothing.yml")).isEmpty();
    assertThat(api.repositories().files(repository.ref(), ".github/ISSUE_TEMPLATE"))
        .containsExactly(".github/ISSUE_TEMPLATE/bug.md");
    assertThat(api.repositories().files(repository.ref(), "nothing")).isEmpty();
  }

  @Test
  void reads_logs_from_the_storage_without_the_token() {
    repository.jobLog(5, "first line\nlast line\n");
    assertThat(api.actions().jobs(repository.ref(), 9))
        .containsExactly(new ActionsApi.Job(5, "build", "failure"));
    assertThat(api.actions().log(repository.ref(), 5, 10).orElseThrow())
        .asString()
        .isEqualTo("last line\n");
    assertThat(api.actions().log(repository.ref(), 6, 10)).isEmpty();
  }

  @Test
  void follows_a_renamed_repository() {
    repository.issue("title", "body", "alice");
    RepositoryRef old = repository.ref();
    repository.rename("ocaml/ocaml-compiler");
    assertThat(api.issues().find(old, 1)).isPresent();
    api.comments().create(old, 1, "hello");
    assertThat(repository.issue(1).commentsByApp()).hasSize(1);
  }

  private Issue read(int number) {
    return api.issues().find(repository.ref(), number).orElseThrow();
  }

  private static Instant at(int second) {
    return Instant.ofEpochSecond(1_700_000_000L + second);
  }
}

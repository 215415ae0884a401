package dev.bactrian.conversation;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Two owners with a few repositories, public and private, in which anything happens in any order:
 * reports, commands, moves, changes of who may read what. Every title ends in a word that is found
 * nowhere else. Not thread-safe.
 */
final class RandomTown {

  private static final String TARA = "tara";
  private static final int MOST_ISSUES = 18;
  private static final String[][] BUGS = {
    {"Assertion in the minor collector", Bugs.ASSERTION},
    {"Abort in CI, debug runtime", Bugs.SAME},
    {"Sweeping fails", Bugs.SECOND},
    {"Typo in Seq.zip", Bugs.OTHER},
  };
  private static final List<String> LINK_TYPES =
      List.of("", " related", " blocked-by", " blocks", " upstream", " part-of");

  private final Conversation talk;
  private final Random random;
  private final int number;
  private final List<FakeRepository> repositories = new ArrayList<>();
  private final List<FakeIssue> issues = new ArrayList<>();
  private final Set<String> outOfSight = new LinkedHashSet<>();
  private final List<String> history = new ArrayList<>();
  private int words;

  RandomTown(Conversation talk, Random random, int number) {
    this.talk = talk;
    this.random = random;
    this.number = number;
    for (int i = 0; i < 5; i++) {
      long installation = installation(i == 4 ? 1 : 0);
      FakeRepository repository =
          talk.github
              .repository(owner(installation) + "/repo" + number + "x" + i, installation)
              .role(TARA, "triage")
              .label("possible-duplicate")
              .label("needs-log")
              .jobLog(1, LinkedLogsConversationTest.JOB)
              .makePrivate(random.nextInt(3) == 0);
      repositories.add(repository);
    }
    // One private repository may name another.
    for (FakeRepository repository : repositories) {
      repository.file(
          ".github/bactrian.yml",
          "thresholds:\n  suggest: 0.005\n  also: 0.004\n  related: 0.003\nrelated-repositories: ["
              + repositories.get(1).fullName()
              + "]\n");
    }
    for (int i = 0; i < 4; i++) {
      open();
    }
  }

  private long installation(int which) {
    return 10_000L + 2L * number + which;
  }

  private static String owner(long installation) {
    return "owner" + installation;
  }

  List<FakeRepository> repositories() {
    return repositories;
  }

  /** Those that were not deleted, where they are now. */
  List<FakeIssue> issues() {
    return issues;
  }

  /** Names of issues that moved to where fewer people read. */
  Set<String> outOfSight() {
    return outOfSight;
  }

  /** What happened, for whoever has to find out why. */
  List<String> history() {
    return history;
  }

  /** Whether the readers of the one may read the other: what the files allow is allowed. */
  static boolean mayRead(FakeRepository place, FakeRepository other, String related) {
    if (!other.isPrivate() || other == place) {
      return true;
    }
    return place.isPrivate()
        && place.installation() == other.installation()
        && related.equals(other.fullName());
  }

  /** Something happens, and all that follows from it. */
  void live() {
    int roll = random.nextInt(100);
    if (issues.isEmpty() || roll < 14 && issues.size() < MOST_ISSUES) {
      open();
    } else if (roll < 58) {
      command();
    } else if (roll < 70) {
      showOrHide();
    } else if (roll < 77) {
      move();
    } else if (roll < 82) {
      rename();
    } else if (roll < 84) {
      changeOwner();
    } else if (roll < 89) {
      edit();
    } else if (roll < 93) {
      closeOrOpen();
    } else if (roll < 97) {
      failingRun();
    } else {
      delete();
    }
    talk.pass(Duration.ofSeconds(75));
  }

  private void open() {
    FakeRepository repository = one(repositories);
    String[] bug = BUGS[random.nextInt(BUGS.length)];
    FakeIssue issue =
        repository.issue(bug[0] + " " + word(), bug[1], random.nextBoolean() ? TARA : "bob");
    issues.add(issue);
    did("opened " + name(issue));
    talk.deliver("issues", talk.github.events().issue("opened", issue));
  }

  private String word() {
    return "Quux" + number + "z" + ++words + "q";
  }

  private void command() {
    FakeIssue issue = one(issues);
    String other = name(one(issues));
    String line =
        switch (random.nextInt(16)) {
          case 0, 1, 2 -> "/duplicate " + other;
          case 3, 4 -> "/merge " + other;
          case 5, 6 -> "/link " + other + one(LINK_TYPES);
          case 7 -> "/unlink " + other;
          case 8 -> "/not-duplicate" + (random.nextBoolean() ? "" : " " + other);
          case 9 -> "/explain" + (random.nextBoolean() ? "" : " " + other);
          case 10 -> "/related";
          case 11 -> "/packages\n/signature";
          case 12 -> random.nextBoolean() ? "/label" : "/label accept";
          case 13 -> "/rescan";
          default -> "/undo";
        };
    did(name(issue) + ": " + line);
    FakeComment comment = issue.repository().comment(issue, TARA, line);
    boolean open = issue.isOpen();
    byte[] said = talk.github.events().comment("created", comment);
    if (random.nextInt(6) == 0) {
      // At the same moment somebody hides or shows a repository.
      talk.accepted(java.util.UUID.randomUUID().toString(), "issue_comment", said);
      showOrHide();
    } else {
      talk.deliver("issue_comment", said);
    }
    if (issue.isOpen() != open) {
      talk.deliver(
          "issues",
          talk.github
              .events()
              .issue(issue.isOpen() ? "reopened" : "closed", issue, FakeGitHub.APP_SLUG + "[bot]"));
    }
  }

  private void showOrHide() {
    FakeRepository repository = one(repositories);
    repository.makePrivate(!repository.isPrivate());
    String action = repository.isPrivate() ? "privatized" : "publicized";
    did(action + " " + repository.fullName());
    talk.deliver("repository", talk.github.events().repository(action, repository));
  }

  /** GitHub transfers within an owner, and never from a private repository to a public one. */
  private void move() {
    FakeIssue issue = one(issues);
    FakeRepository from = issue.repository();
    List<FakeRepository> places =
        repositories.stream()
            .filter(to -> to != from && to.installation() == from.installation())
            .filter(to -> to.isPrivate() || !from.isPrivate())
            .toList();
    if (places.isEmpty()) {
      return;
    }
    FakeRepository to = one(places);
    FakeIssue moved = to.issue(issue.title(), issue.body(), "bob").created(talk.clock.instant());
    did(name(issue) + " moves to " + name(moved));
    if (!from.isPrivate() && to.isPrivate()) {
      outOfSight.add(name(issue));
    }
    byte[] arrived = talk.github.events().issueArrived(moved, issue);
    byte[] left = talk.github.events().issueTransferred(issue, moved);
    boolean first = random.nextBoolean();
    talk.deliver("issues", first ? arrived : left);
    talk.deliver("issues", first ? left : arrived);
    from.delete(issue);
    issues.remove(issue);
    issues.add(moved);
  }

  private void rename() {
    FakeRepository repository = one(repositories);
    String before = repository.fullName();
    repository.rename(before + "n");
    did("renamed " + before + " to " + repository.fullName());
    talk.deliver("repository", talk.github.events().repository("renamed", repository));
  }

  private void changeOwner() {
    FakeRepository repository = one(repositories);
    String before = repository.fullName();
    long other = installation(repository.installation() == installation(0) ? 1 : 0);
    repository.transfer(other, owner(other) + before.substring(before.indexOf('/')));
    did("moved " + before + " to " + repository.fullName());
    talk.deliver("repository", talk.github.events().repository("transferred", repository));
  }

  private void edit() {
    FakeIssue issue = one(issues);
    did("edited " + name(issue));
    String before = issue.body();
    issue.body(BUGS[random.nextInt(BUGS.length)][1]).updated(talk.clock.instant());
    talk.deliver("issues", talk.github.events().issueEdited(issue, null, before));
  }

  private void closeOrOpen() {
    FakeIssue issue = one(issues);
    if (issue.isOpen()) {
      issue.closed(random.nextBoolean() ? "completed" : "not_planned", talk.clock.instant());
    } else {
      issue.reopened();
    }
    did((issue.isOpen() ? "reopened " : "closed ") + name(issue));
    issue.updated(talk.clock.instant());
    talk.deliver(
        "issues", talk.github.events().issue(issue.isOpen() ? "reopened" : "closed", issue, TARA));
  }

  private void failingRun() {
    FakeRepository repository = one(repositories);
    did("a run failed in " + repository.fullName());
    talk.deliver(
        "workflow_run", talk.github.events().workflowRun(repository, 1_000L + ++words, "failure"));
  }

  private void delete() {
    FakeIssue issue = one(issues);
    did("deleted " + name(issue));
    issue.repository().delete(issue);
    issues.remove(issue);
    talk.deliver("issues", talk.github.events().issue("deleted", issue));
  }

  static String name(FakeIssue issue) {
    return issue.repository().fullName() + "#" + issue.number();
  }

  private void did(String what) {
    history.add(what);
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}

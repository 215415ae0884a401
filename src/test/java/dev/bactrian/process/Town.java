package dev.bactrian.process;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * People who report bugs in many repositories, each of an installation of its own: GitHub bears one
 * comment a second in each. What they do is the same for the same seed. Not thread-safe.
 */
final class Town {

  /** Fits every report of a bug that was reported before. */
  static final String LABEL = "possible-duplicate";

  private static final String TRIAGER = "tara";
  private static final String FILE =
      "thresholds:\n  suggest: 0.005\n  also: 0.004\ndaily-cap: 1000\nsuggest-labels: off\n";

  /** Words that make one bug's assertion unlike another's. */
  private static final List<String> NOUNS =
      List.of("pool", "stack", "fiber", "slot", "major", "ring", "table", "mark", "sweep", "latch");

  private static final List<String> VERBS =
      List.of("is_swept", "is_empty", "holds", "is_owned", "is_aligned", "was_marked", "is_sorted");

  private final FakeGitHub github;
  private final RandomGenerator random;
  private final List<FakeRepository> repositories = new ArrayList<>();
  private final Map<FakeRepository, List<FakeIssue>> first = new LinkedHashMap<>();
  private final Map<FakeRepository, List<FakeIssue>> unordered = new LinkedHashMap<>();
  private final List<FakeIssue> issues = new ArrayList<>();
  private final List<FakeIssue> repeated = new ArrayList<>();
  private final List<FakeComment> questions = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private int bugs;

  /** One delivery. */
  record Post(String guid, String event, byte[] body) {

    static Post of(String event, byte[] body) {
      return new Post(UUID.randomUUID().toString(), event, body);
    }

    /** Has GitHub send it; the status it was answered with. */
    int deliver(FakeGitHub github) {
      return github.hooks().deliver(guid, event, body);
    }
  }

  Town(FakeGitHub github, RandomGenerator random, int repositories) {
    this.github = github;
    this.random = random;
    for (int i = 0; i < repositories; i++) {
      FakeRepository repository =
          github
              .repository("owner-%d/project-%d".formatted(i, i), 1_000L + i)
              .role(TRIAGER, "triage")
              .label(LABEL);
      repository.file(".github/bactrian.yml", FILE);
      this.repositories.add(repository);
      first.put(repository, new ArrayList<>());
      unordered.put(repository, new ArrayList<>());
    }
  }

  /** Reports of bugs nobody has reported before, so many in each repository. */
  List<Post> newBugs(int each) {
    List<Post> posts = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (FakeRepository repository : repositories) {
        int bug = bugs++;
        FakeIssue issue =
            repository.issue("Abort in the " + noun(bug) + " code", report(bug), "amina");
        issue.created(Instant.now().minus(Duration.ofDays(30)));
        first.get(repository).add(issue);
        issues.add(issue);
        posts.add(opened(issue));
      }
    }
    return posts;
  }

  /** Reports of bugs that were reported before, questions to the program, and commands. */
  List<Post> daily(int count) {
    List<Post> posts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FakeRepository repository = repositories.get(i % repositories.size());
      List<FakeIssue> known = first.get(repository);
      FakeIssue old = known.get(random.nextInt(known.size()));
      int chance = random.nextInt(12);
      List<FakeIssue> free = unordered.get(repository);
      if (chance < Order.Kind.values().length && !free.isEmpty()) {
        posts.add(ordered(Order.Kind.values()[chance], free.removeLast(), old));
      } else if (chance < 5) {
        FakeComment question = repository.comment(old, "salma", "/help");
        questions.add(question);
        posts.add(Post.of("issue_comment", github.events().comment("created", question)));
      } else {
        FakeIssue issue = again(repository, old, i);
        free.add(issue);
        posts.add(opened(issue));
      }
    }
    return posts;
  }

  /** Only reports of bugs that were reported before. */
  List<Post> again(int count) {
    List<Post> posts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FakeRepository repository = repositories.get(i % repositories.size());
      posts.add(opened(again(repository, first.get(repository).getFirst(), i)));
    }
    return posts;
  }

  /** Questions under reports of new bugs, each in a repository of its own; nobody was told. */
  List<FakeComment> questions(int count) {
    List<FakeComment> asked = new ArrayList<>();
    for (FakeRepository repository : repositories.subList(0, count)) {
      asked.add(repository.comment(first.get(repository).getFirst(), "salma", "/help"));
    }
    questions.addAll(asked);
    return asked;
  }

  private FakeIssue again(FakeRepository repository, FakeIssue old, int number) {
    FakeIssue issue =
        repository.issue("It died again, number " + number, tonight(number) + old.body(), "salma");
    issues.add(issue);
    repeated.add(issue);
    return issue;
  }

  private Post ordered(Order.Kind kind, FakeIssue issue, FakeIssue other) {
    FakeComment comment = issue.repository().comment(issue, TRIAGER, kind.command(other));
    orders.add(new Order(kind, issue, other, comment));
    return Post.of("issue_comment", github.events().comment("created", comment));
  }

  /** Titles change: the index holds as many reports as before, but others. */
  List<Post> retitled(int count) {
    List<Post> posts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FakeIssue issue = issues.get(random.nextInt(issues.size()));
      String before = issue.title();
      issue.title("Now called " + UUID.randomUUID()).updated(Instant.now());
      posts.add(Post.of("issues", github.events().issueEdited(issue, before, null)));
    }
    return posts;
  }

  List<FakeIssue> issues() {
    return issues;
  }

  /** Those that have an earlier report, and so get one suggestion. */
  List<FakeIssue> repeated() {
    return repeated;
  }

  /** Comments that get one answer. */
  List<FakeComment> questions() {
    return questions;
  }

  /** What was commanded. */
  List<Order> orders() {
    return orders;
  }

  /** No two alike: a line that many reports share counts as their template's from then on. */
  private static String tonight(int time) {
    return "Tonight, for the " + time + "th time:\n\n";
  }

  private Post opened(FakeIssue issue) {
    return Post.of("issues", github.events().issue("opened", issue));
  }

  private static String noun(int bug) {
    return NOUNS.get(bug % NOUNS.size());
  }

  private static String report(int bug) {
    String verb = VERBS.get(bug / NOUNS.size() % VERBS.size());
    String name = noun(bug) + "_" + Integer.toString(bug, 36);
    return """
        ```
        ### OCaml runtime: debug mode ###
        [00] file runtime/%s.c; line %d ### Assertion failed: %s_%s(self, %s_size)
        Aborted (core dumped)
        ```
        """
        .formatted(name, 100 + bug, name, verb, name);
  }
}

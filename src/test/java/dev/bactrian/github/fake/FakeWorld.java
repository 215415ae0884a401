package dev.bactrian.github.fake;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What there is on GitHub, and how it is found: installations, repositories and their issues. */
final class FakeWorld {

  final Set<Long> installations = Collections.synchronizedSet(new LinkedHashSet<>());
  private final AtomicLong ids = new AtomicLong(10_000);
  private final Map<Long, FakeRepository> repositories = new LinkedHashMap<>();

  long nextId() {
    return ids.incrementAndGet();
  }

  /** Its installation comes into being with it. */
  synchronized void add(FakeRepository repository) {
    repositories.put(repository.id, repository);
    installations.add(repository.installation);
  }

  synchronized Collection<FakeRepository> repositories() {
    return List.copyOf(repositories.values());
  }

  /** What a person sees: all that is public, and where they have a role. */
  Set<Long> visibleTo(String login) {
    Set<Long> ids = new LinkedHashSet<>(Set.of(-1L));
    repositories().stream()
        .filter(one -> !one.isPrivate() || one.roles.containsKey(login))
        .forEach(one -> ids.add(one.id));
    return ids;
  }

  String ownerOf(long installation) {
    return repositories().stream()
        .filter(one -> one.installation == installation)
        .map(FakeRepository::owner)
        .findFirst()
        .orElse("somebody");
  }

  /** The repository a path names; null if there is none. */
  FakeRepository repositoryOf(FakeRequest request) {
    return repository(one -> one.fullName.equalsIgnoreCase(name(request)));
  }

  /** The one that was called so before; null if there is none. */
  FakeRepository formerRepositoryOf(FakeRequest request) {
    return repository(one -> one.formerNames.stream().anyMatch(name(request)::equalsIgnoreCase));
  }

  FakeIssue issueById(long id) {
    return issues().filter(issue -> issue.id == id).findFirst().orElse(null);
  }

  FakeIssue issueByNode(String node) {
    return issues().filter(issue -> issue.nodeId().equals(node)).findFirst().orElse(null);
  }

  FakeComment commentByNode(String node) {
    return issues()
        .flatMap(issue -> issue.comments.stream())
        .filter(comment -> comment.nodeId().equals(node))
        .findFirst()
        .orElse(null);
  }

  private FakeRepository repository(Predicate<FakeRepository> wanted) {
    return repositories().stream().filter(wanted).findFirst().orElse(null);
  }

  private Stream<FakeIssue> issues() {
    return repositories().stream().flatMap(one -> List.copyOf(one.issues.values()).stream());
  }

  private static String name(FakeRequest request) {
    return request.parts().get(1) + "/" + request.parts().get(2);
  }
}

package dev.bactrian.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.report.Post;
import dev.bactrian.report.Posts;
import dev.bactrian.report.ReportKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the installations and repositories are, nothing leaks and nothing is withheld. */
class ScopeTest {

  /** A repository of one installation, private or not. */
  private record Place(long repository, long installation, boolean isPrivate) {
    Post post(int number) {
      return Posts.of(repository, number, installation, isPrivate, "camel hump", "spits");
    }
  }

  @Property(tries = 60)
  void theIndexShowsExactlyWhatTheScopeAdmits(
      @ForAll("places") List<List<Integer>> shape,
      @ForAll("asker") int asker,
      @ForAll Set<@net.jqwik.api.constraints.LongRange(min = 1, max = 6) Long> allowed) {
    Map<ReportKey, Post> posts = new HashMap<>();
    for (int i = 0; i < shape.size(); i++) {
      List<Integer> one = shape.get(i);
      Place place = new Place(i + 1L, one.get(0) % 3, one.get(0) / 3 % 2 == 0);
      for (int number : one) {
        Post post = place.post(number % 10 + 1);
        posts.put(post.key(), post);
      }
    }
    Post query =
        posts.values().stream()
            .sorted(java.util.Comparator.comparing(Post::key))
            .toList()
            .get(asker % posts.size());
    Scope scope = Scope.of(query).allowing(allowed);
    try (ReportIndex index = LuceneIndex.inMemory()) {
      posts.values().forEach(post -> index.put(Entries.of(post, Entries.axis(0))));
      Pool pool = index.search(Entries.of(query, Entries.axis(0)), scope, 200);
      Set<ReportKey> shown =
          pool.hits().stream().map(hit -> hit.entry().key()).collect(Collectors.toSet());
      Set<ReportKey> admitted =
          posts.values().stream().filter(scope::admits).map(Post::key).collect(Collectors.toSet());
      assertThat(shown).isEqualTo(admitted);

      Pool open = index.search(Entries.of(query, Entries.axis(0)), Scope.ofPublic(null), 200);
      assertThat(open.hits())
          .extracting(hit -> hit.entry().key())
          .containsExactlyInAnyOrderElementsOf(
              posts.values().stream().filter(post -> !post.isPrivate()).map(Post::key).toList());
      for (Post post : posts.values()) {
        boolean mayRead =
            !post.isPrivate()
                || post.key().repository() == query.key().repository()
                || allowed.contains(post.key().repository());
        if (shown.contains(post.key())) {
          assertThat(mayRead).isTrue();
          assertThat(post.key()).isNotEqualTo(query.key());
          assertThat(post.createdAt()).isBeforeOrEqualTo(query.createdAt());
        }
      }
    }
  }

  @Provide
  Arbitrary<List<List<Integer>>> places() {
    return Arbitraries.integers()
        .between(0, 59)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<Integer> asker() {
    return Arbitraries.integers().between(0, 1000);
  }
}

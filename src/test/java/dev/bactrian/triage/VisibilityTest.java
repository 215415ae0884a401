package dev.bactrian.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random installations, repositories and links: nothing private reaches more readers. */
class VisibilityTest {

  @Property(tries = 10_000)
  void nothing_private_is_named_where_more_people_read(@ForAll long seed) {
    Random random = new Random(seed);
    boolean[] isPrivate = {random.nextBoolean(), random.nextBoolean(), random.nextBoolean()};
    long[] installation = {random.nextInt(3), random.nextInt(3), random.nextInt(3)};
    Examples known = new Examples();
    List<Candidate> candidates = new ArrayList<>();
    for (int number = 1; number <= 12; number++) {
      int repository = random.nextInt(3);
      Post post =
          known.add(
              Examples.visible(
                  Examples.post(repository, number),
                  installation[repository],
                  isPrivate[repository]));
      candidates.add(
          new Candidate(
              post, random.nextDouble(), List.of(new Evidence("text", 1, "alike", null))));
      if (number > 1 && random.nextInt(3) == 0) {
        ReportKey target =
            known.posts.keySet().stream().skip(random.nextInt(number)).findFirst().orElseThrow();
        known.duplicates.put(post.key(), target);
      }
    }
    Post subject = Examples.visible(Examples.post(0, 50), installation[0], isPrivate[0]);
    Decision decision =
        new TriagePolicy()
            .decide(
                Situation.of(subject, RepositoryConfig.DEFAULT, Set.of("5.3.0")),
                candidates,
                known);
    for (Post named : named(decision)) {
      boolean sameRepository = named.key().repository() == 0;
      assertThat(!named.isPrivate() || (subject.isPrivate() && sameRepository)).isTrue();
      assertThat(
              named.installation() == subject.installation()
                  || named.installation() == 0
                  || subject.installation() == 0)
          .isTrue();
    }
    String reasons = String.join("\n", decision.reasons());
    for (int repository = 1; repository < 3; repository++) {
      if (isPrivate[repository]) {
        assertThat(reasons).doesNotContain("camel/r" + repository);
      }
    }
  }

  private static List<Post> named(Decision decision) {
    return switch (decision) {
      case Decision.Silent silent -> List.of();
      case Decision.Suggest suggest -> suggest.candidates().stream().map(Candidate::post).toList();
      case Decision.Regression regression -> List.of(regression.fixed().post());
      case Decision.Duplicate duplicate -> List.of(duplicate.canonical().post());
    };
  }
}

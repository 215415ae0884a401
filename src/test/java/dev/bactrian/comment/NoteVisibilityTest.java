package dev.bactrian.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.triage.Additions;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random installations and repositories, moved between: commands show nothing to more readers. */
class NoteVisibilityTest {

  private final IssueLinks links = new IssueLinks(URI.create("https://github.com"));
  private final CanonicalNote note = new CanonicalNote(links);
  private final LinkedLine line = new LinkedLine(links);

  @Property(tries = 10_000)
  void no_private_name_number_or_title_is_shown(@ForAll long seed) {
    Random random = new Random(seed);
    boolean[] hidden = new boolean[5];
    long[] installation = new long[5];
    List<Post> posts = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      // In the second round repositories were shown, hidden, and moved between installations.
      for (int i = 0; i < 5; i++) {
        hidden[i] = random.nextBoolean();
        installation[i] = 1 + random.nextInt(2);
      }
      posts.clear();
      for (int i = 0; i < 10; i++) {
        int repository = random.nextInt(5);
        posts.add(post(repository, 100 + i, installation[repository], hidden[repository]));
      }
      Post place = post(0, 7, installation[0], hidden[0]);
      Set<String> related = random.nextBoolean() ? Set.of("camel/r1", "camel/r2") : Set.of();
      shownOnlyToReaders(place, related, posts);
    }
  }

  private void shownOnlyToReaders(Post place, Set<String> related, List<Post> posts) {
    String all =
        note.draft(
                    place,
                    related,
                    posts.stream()
                        .map(post -> new CanonicalNote.Repeat(post, Additions.NONE))
                        .toList())
                .map(Draft::text)
                .orElse("")
            + line.of(
                place,
                related,
                posts.stream().map(post -> new LinkedLine.Linked("blocks", post)).toList());
    for (Post post : posts) {
      boolean sameOwner = post.installation() == place.installation();
      boolean sameRepository = post.key().repository() == place.key().repository();
      boolean readable =
          sameOwner
              && (!post.isPrivate()
                  || place.isPrivate() && (sameRepository || related.contains(post.repository())));
      if (readable) {
        assertThat(all).contains(post.title());
      } else {
        assertThat(all)
            .doesNotContain(post.title())
            .doesNotContain(post.repository() + "#" + post.key().number());
      }
    }
  }

  private static Post post(int repository, int number, long installation, boolean hidden) {
    return new Post(
        new ReportKey(repository, number),
        "camel/r" + repository,
        installation,
        hidden,
        "Title" + repository + "of" + number,
        "",
        "amina",
        Instant.EPOCH,
        null,
        null,
        Set.of());
  }
}

package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random installations, repositories and issues, shown, hidden, renamed and moved between, with
 * commands all the while, through the whole program: what is private is named nowhere with more
 * readers. A case is one event, after which everything that can be read is read.
 *
 * <p>{@code -Dvisibility.cases=10000} for a long run, {@code -Dvisibility.seed=N} for another one,
 * {@code -Dvisibility.town=N} to begin with that town.
 */
class VisibilityConversationTest {

  private static final int CASES = Integer.getInteger("visibility.cases", 120);
  private static final int FIRST_TOWN = Integer.getInteger("visibility.town", 0);
  private static final int CASES_OF_A_TOWN = 30;
  private static final int PAGES_EVERY = 5;

  @TempDir Path data;

  @Test
  void nothing_private_is_named_where_more_people_read() throws Exception {
    long seed = Long.getLong("visibility.seed", 5);
    int cases = 0;
    try (Conversation talk = new Conversation(data)) {
      for (int number = FIRST_TOWN; cases < CASES; number++) {
        RandomTown town = new RandomTown(talk, new Random(seed * 1_000_003 + number), number);
        try (Audience audience = new Audience(talk, town)) {
          for (int i = 0; i < CASES_OF_A_TOWN && cases < CASES; i++, cases++) {
            town.live();
            audience.readsUnderIssues();
            if (i % PAGES_EVERY == 0 || i == CASES_OF_A_TOWN - 1) {
              audience.readsPages();
              audience.readsTheLog();
            }
          }
        }
        if (number % 10 == 9) {
          System.out.println("visibility: " + cases + " cases, towns up to " + number);
        }
        assertThat(talk.app().queue().deadLetters(10)).isEmpty();
      }
    }
    System.out.println("visibility: " + cases + " cases, seed " + seed);
  }
}

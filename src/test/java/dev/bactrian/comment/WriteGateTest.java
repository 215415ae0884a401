package dev.bactrian.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.RepositoryRef;
import dev.bactrian.store.Database;
import dev.bactrian.store.Writes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The breaker: too many writes to a repository stop it there, for a while, and are told of. */
class WriteGateTest {

  private static final RepositoryRef LOOP = new RepositoryRef(1, 7, "camel/loop");
  private static final RepositoryRef CALM = new RepositoryRef(1, 8, "camel/calm");

  private Instant now = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void stops_one_repository_and_goes_on_when_the_writes_are_past(@TempDir Path folder) {
    try (Database database = Database.open(folder.resolve("bactrian.db"))) {
      Writes writes = new Writes(database.jdbi());
      WriteGate gate = new WriteGate(writes, () -> now, false);
      assertThat(gate.busyUntil(LOOP)).isEmpty();
      for (int i = 0; i < WriteGate.MOST_IN_WINDOW; i++) {
        assertThat(gate.pass(LOOP)).isTrue();
      }
      assertThat(gate.pass(LOOP)).isFalse();
      assertThat(gate.busyUntil(LOOP)).contains(now.plus(WriteGate.WINDOW));
      assertThat(gate.pass(CALM)).isTrue();
      assertThat(WriteGate.stopped(writes, now)).containsExactly(LOOP.id());
      now = now.plus(WriteGate.WINDOW).plus(Duration.ofSeconds(1));
      assertThat(WriteGate.stopped(writes, now)).isEmpty();
      assertThat(gate.pass(LOOP)).isTrue();
    }
  }
}

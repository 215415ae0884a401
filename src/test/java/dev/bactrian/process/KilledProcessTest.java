package dev.bactrian.process;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 at any moment loses nothing and posts nothing twice. */
class KilledProcessTest {

  @TempDir Path folder;

  @Test
  void nothing_is_lost_and_nothing_is_said_twice() throws Exception {
    new Storm(7, 80, 3, 20).pass(folder, Duration.ofSeconds(180));
  }
}

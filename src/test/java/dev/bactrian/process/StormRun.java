package dev.bactrian.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A longer storm than the one among the tests. No test by its name, so that it runs only when it is
 * asked for: {@code ./mvnw -Dquick test -Dtest=StormRun -Dstorm.deliveries=20000 -Dstorm.kills=30}.
 */
class StormRun {

  @TempDir Path folder;

  @Test
  void passes() throws Exception {
    int deliveries = Integer.getInteger("storm.deliveries", 2_000);
    int kills = Integer.getInteger("storm.kills", 10);
    long seed = Long.getLong("storm.seed", System.nanoTime());
    System.out.println("storm.seed=" + seed);
    // GitHub bears 500 comments an hour in each installation.
    int repositories = Integer.getInteger("storm.repositories", Math.max(20, deliveries / 25));
    // What a killed process wrote is there in memory as on a disk, and a disk is slower.
    Path where = Path.of(System.getProperty("storm.folder", folder.toString()));
    Files.createDirectories(where);
    new Storm(seed, deliveries, kills, repositories).pass(where, Duration.ofHours(1));
  }
}

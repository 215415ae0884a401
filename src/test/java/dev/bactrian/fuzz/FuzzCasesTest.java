package dev.bactrian.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What fuzzing found once, and some seeds, in {@code src/test/resources/fuzz/TARGET}: every target
 * reads them, and broken pieces of them, without throwing.
 */
class FuzzCasesTest {

  private static final Path CASES = Path.of("src/test/resources/fuzz");

  private static final int MUTATIONS = 200;

  @TestFactory
  Stream<DynamicTest> cases() {
    return Targets.ALL.entrySet().stream()
        .map(
            target ->
                DynamicTest.dynamicTest(
                    target.getKey(), () -> readAll(target.getKey(), target.getValue())));
  }

  private static void readAll(String name, Target target) throws Exception {
    target.read(new byte[0]);
    try (Stream<Path> files = Files.list(CASES.resolve(name))) {
      for (Path file : files.sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        target.read(bytes);
        Random random = new Random(bytes.length);
        for (int i = 0; i < MUTATIONS; i++) {
          target.read(broken(bytes, random));
        }
      }
    }
  }

  private static byte[] broken(byte[] bytes, Random random) {
    byte[] other = bytes.clone();
    for (int i = 0; i < 3 && other.length > 0; i++) {
      other[random.nextInt(other.length)] = (byte) random.nextInt(256);
    }
    return random.nextBoolean() ? other : java.util.Arrays.copyOf(other, other.length / 2);
  }

  @Test
  void everyFolderOfCasesHasATarget() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Targets.ALL.keySet());
    }
  }
}

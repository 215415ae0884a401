package dev.bactrian.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedderTest {
  private static final String HANG = "Domain.join hangs for ever when a signal arrives";

  private static Embedder embedder;

  @BeforeAll
  static void load() throws IOException {
    embedder = new OnnxEmbedder(64, 2);
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Test
  void same_meaning_is_nearer_than_same_topic() {
    float[] hang = embedder.embed(HANG);
    double near = dot(hang, embedder.embed("deadlock: joining a domain never returns on SIGINT"));
    double far = dot(hang, embedder.embed("Format prints a box with the wrong indentation"));

    assertThat(dot(hang, hang)).isCloseTo(1.0, within(1e-5));
    assertThat(near).isGreaterThan(far + 0.1);
  }

  @Test
  void blank_has_no_vector_and_long_texts_are_cut() {
    assertThat(embedder.embed(" \n\t")).isNull();
    String huge = "assertion failed ".repeat(4000);
    assertThat(embedder.embed(huge)).hasSize(Embedder.DIMENSIONS);
    assertThat(embedder.embed("\u0000\ud800 Спасибо 例外が発生しました")).hasSize(Embedder.DIMENSIONS);
    assertThat(Embedder.OFF.embed("anything")).isNull();
  }

  @Test
  void many_threads_get_the_same_vector() throws Exception {
    float[] alone = embedder.embed(HANG);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<float[]>> all =
          java.util.stream.IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> embedder.embed(HANG)))
              .toList();
      for (Future<float[]> one : all) {
        assertThat(one.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void closed_twice_it_gives_no_vectors_and_nobody_waits() throws IOException {
    Embedder closed = new OnnxEmbedder(8, 1);
    closed.close();
    closed.close();

    assertThat(closed.embed(HANG)).isNull();
  }

  @Test
  void a_vector_file_saves_the_second_run_the_work(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("vectors");
    float[] first;
    try (VectorFile vectors = new VectorFile(file, text -> new float[Embedder.DIMENSIONS])) {
      first = vectors.embed("a");
    }
    Files.write(file, new byte[7], java.nio.file.StandardOpenOption.APPEND);
    try (VectorFile vectors = new VectorFile(file, Embedder.OFF)) {
      assertThat(vectors.embed("a")).isEqualTo(first);
      assertThat(vectors.embed("b")).isNull();
    }
    assertThat(file).hasSize(16 + 4L * Embedder.DIMENSIONS);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}

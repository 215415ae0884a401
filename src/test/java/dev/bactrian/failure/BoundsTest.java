package dev.bactrian.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Time linear in a log's length and memory that does not depend on it, whatever the log holds.
 * Counted is what was looked at and what was kept, which no machine disturbs.
 */
class BoundsTest {

  private static final int ALLOWANCE = 1 << 18;

  /** What one format may look at for one line, be the allowance spent or not. */
  private static final long ONE_LINE = 1L << 22;

  private static final long HELD = 48L << 20;

  private final Extractor strict = new Extractor(Formats.ALL, Extractor.SEGMENT, ALLOWANCE);

  /** Every line that any of our samples has, on which some format is called, over and over. */
  @TestFactory
  Stream<DynamicTest> anyHitRepeated() throws IOException, URISyntaxException {
    List<String> lines = hits();
    assertThat(lines).hasSizeGreaterThan(300);
    return Stream.of(0, 1, 2, 3)
        .map(
            part ->
                DynamicTest.dynamicTest(
                    "part " + part,
                    () -> {
                      for (int i = part; i < lines.size(); i += 4) {
                        isLinear(lines.get(i));
                      }
                    }));
  }

  private void isLinear(String line) throws IOException {
    byte[] log =
        (line + "\n").repeat(1 + 20_000 / (line.length() + 1)).getBytes(StandardCharsets.UTF_8);
    long work = strict.read(new Repeated(log, log.length)).work();
    assertThat(work)
        .as(line)
        .isLessThan(ALLOWANCE + (1L + Reading.ALLOWED) * log.length + ONE_LINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error: Error: Error: Error: \n",
        "File \"a.ml\", line 1, characters 1-2:\nError: This expression\n",
        "Fatal error: exception Failure(\"((((((((((\n",
        "  [FAIL]        a          1   b.\n",
        "#=== ERROR while compiling a.1 ===#\n# ### output ###\n",
        "\u001b[1;31m\u001b[0m[0m[1mError\u001b]8;;x\u001b\\: \n",
        "==1==ERROR: AddressSanitizer: heap-use-after-free\n    #0 0x1 in f a.c:1\n",
        "WARNING: ThreadSanitizer: data race (pid=1)\n  Write of size 8 at 0x1 by thread T1:\n",
        "--- a\n+++ a.corrected\n@@ -1,2 +1,2 @@\n-x\n",
        "Called from A.f in file \"a.ml\", line 1, characters 1-2\nRaised at A.g in file \"a.ml\"\n"
      })
  void twiceTheLogTakesTwiceTheWork(String pattern) throws IOException {
    long once = work(pattern, 1 << 19);
    long twice = work(pattern, 1 << 20);

    assertThat(twice).isBetween((long) (1.5 * once), (long) (2.2 * once));
  }

  private long work(String pattern, int size) throws IOException {
    return strict.read(new Repeated(pattern.getBytes(StandardCharsets.UTF_8), size)).work();
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 8000, 20_000})
  void memoryDoesNotGrowWithTheLogWhateverItsLinesAreLong(int length) throws IOException {
    String line = "Fatal error: exception E" + "x".repeat(length) + "\n";
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

    assertThat(strict.read(new Repeated(bytes, 64 << 20)).held()).isLessThan(HELD);
  }

  @Test
  void oneLineWithoutAnEnd() throws IOException {
    byte[] bytes = "Fatal error: exception Not_found ".getBytes(StandardCharsets.UTF_8);

    Extractor.Extraction extraction = strict.read(new Repeated(bytes, 64 << 20));

    assertThat(extraction.held()).isLessThan(HELD);
    assertThat(extraction.failures()).hasSize(1);
  }

  @Test
  void linesTooLongToSeeManyOfThemFindTheSameHoweverTheLogIsCut() throws IOException {
    String far = "y".repeat(7000) + "\n";
    byte[] log =
        ("Fatal error: exception A\n" + far.repeat(2600) + "Fatal error: exception B\n")
            .getBytes(StandardCharsets.UTF_8);

    List<Failure> found = new Extractor().extract(new Repeated(log, log.length));

    assertThat(found)
        .extracting(Failure::message)
        .containsExactly("Fatal error: exception A", "Fatal error: exception B");
    for (int segment : List.of(1000, 4096, 70_001, 1 << 20)) {
      assertThat(new Extractor(Formats.ALL, segment).extract(new Repeated(log, log.length)))
          .isEqualTo(found);
    }
  }

  @Test
  void failuresBeyondTheAllowanceAreSampledNotLost() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      log.append("Fatal error: exception Lost_").append((char) ('a' + i % 26)).append("\n");
    }
    log.append("all is quiet here\n".repeat(200_000)).append("Fatal error: exception Last\n");

    List<Failure> found = strict.extract(log.toString());

    assertThat(found)
        .extracting(Failure::message)
        .contains("Fatal error: exception Lost_a", "Fatal error: exception Last");
  }

  private static List<String> hits() throws IOException, URISyntaxException {
    List<String> triggers = new ArrayList<>();
    Formats.ALL.forEach(format -> triggers.addAll(format.triggers()));
    List<String> lines = new ArrayList<>(triggers);
    Path folder = Path.of(BoundsTest.class.getResource("/failure").toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).sorted().toList()) {
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        Arrays.stream(text.split("\n"))
            .filter(line -> triggers.stream().anyMatch(line::contains))
            .forEach(lines::add);
      }
    }
    return lines.stream().distinct().toList();
  }

  /** The same bytes again and again. */
  private static final class Repeated extends InputStream {
    private final byte[] bytes;
    private final long size;
    private long at;

    Repeated(byte[] bytes, long size) {
      this.bytes = bytes;
      this.size = size;
    }

    @Override
    public int read() {
      return at < size ? bytes[(int) (at++ % bytes.length)] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int from, int wanted) {
      if (at >= size) {
        return -1;
      }
      int begin = (int) (at % bytes.length);
      int got = (int) Math.min(Math.min(wanted, bytes.length - begin), size - at);
      System.arraycopy(bytes, begin, to, from, got);
      at += got;
      return got;
    }
  }
}

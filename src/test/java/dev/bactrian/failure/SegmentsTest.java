package dev.bactrian.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is found does not depend on how the log is cut into pieces. */
class SegmentsTest {

  @Property(tries = 300)
  void anySegmentSizeFindsTheSame(
      @ForAll("logs") String log, @ForAll @IntRange(min = 1, max = 300) int segment)
      throws IOException {
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    assertThat(find(bytes, segment)).isEqualTo(find(bytes, Extractor.SEGMENT));
  }

  @Property(tries = 20)
  void overLongLinesFindTheSame(
      @ForAll @IntRange(min = 1, max = 40_000) int before,
      @ForAll @IntRange(min = 1, max = 5_000) int segment)
      throws IOException {
    byte[] bytes =
        ("x".repeat(before) + "Fatal error: exception E\nshort\nFatal error: exception F")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(find(bytes, segment)).isEqualTo(find(bytes, Extractor.SEGMENT));
  }

  @Provide
  Arbitrary<String> logs() {
    return Arbitraries.of(
            "Fatal error: exception ",
            "Not_found",
            "\n",
            "\r\n",
            "\r",
            "\u001b[1;31m",
            "[0m",
            "[",
            "\u001b]8;;http://x\u001b\\",
            "\u001b",
            "# ",
            "- ",
            "#=== ERROR while compiling a.1 ===#\n",
            "Fatal err",
            "or: excep",
            "tion E",
            "\u00e9",
            "\u2502 ")
        .list()
        .ofMaxSize(60)
        .map(pieces -> String.join("", pieces));
  }

  private static List<Failure> find(byte[] log, int segment) throws IOException {
    return new Extractor(List.of(new UncaughtException()), segment)
        .extract(new ByteArrayInputStream(log));
  }
}

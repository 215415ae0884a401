package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder, one program that fails: {@code traced.log} names the place, {@code bare.log} is a run
 * that cannot. What the second is known by stands in the first, too.
 */
class SymptomsTest {

  private static final Path CASES = Path.of("src/test/resources/signature/symptoms");

  private final Signer signer = new Signer();

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_log_with_a_trace_also_says_how_it_shows_without_one(Path folder) throws IOException {
    Diagnosis traced = read(folder.resolve("traced.log"));
    String bare = id(read(folder.resolve("bare.log")).cause().orElseThrow());

    assertThat(id(traced.cause().orElseThrow())).isNotEqualTo(bare);
    SignedFailure symptom =
        traced.failures().stream().filter(one -> id(one).equals(bare)).findFirst().orElseThrow();
    assertThat(symptom.symptom()).isTrue();
    assertThat(traced.cause().orElseThrow().symptom()).isFalse();
    assertThat(symptom.signature().weak()).isTrue();
    assertThat(symptom.failure().weak()).isTrue();
    assertThat(symptom.signature().fault())
        .isEqualTo(traced.cause().orElseThrow().signature().fault());
    assertThat(symptom.failure().logLine())
        .isEqualTo(traced.cause().orElseThrow().failure().logLine());
  }

  @Test
  void an_exception_of_the_programs_own_needs_no_second_name() {
    assertThat(signer.diagnose(extract("Fatal error: exception Herd.Lost(3)\n" + TRACE)).failures())
        .hasSize(1);
  }

  @Test
  void nor_does_one_that_the_main_module_itself_raised() {
    String trace =
        """
        Raised at Stdlib__List.find in file "list.ml", line 215, characters 10-25
        Called from Fair in file "fair.ml", line 3, characters 2-10
        """;

    assertThat(signer.diagnose(extract("Fatal error: exception Not_found\n" + trace)).failures())
        .hasSize(1);
  }

  @Test
  void functions_of_the_toplevel_are_no_program() {
    String trace =
        """
        Exception: Not_found.
        Raised at pick in file "//toplevel//", line 2, characters 11-26
        Called from fair in file "//toplevel//", line 1, characters 11-15
        Called from <unknown> in file "//toplevel//", line 1, characters 0-4
        """;

    assertThat(signer.diagnose(extract(trace)).failures()).hasSize(1);
  }

  @Test
  void what_half_of_all_programs_are_called_is_no_second_name() {
    String log = "Fatal error: exception Not_found\n" + TRACE.replace("Fair in", "Main in");

    assertThat(signer.diagnose(extract(log)).failures()).hasSize(1);
    assertThat(signer.diagnose(extract("Fatal error: exception Not_found\n" + TRACE)).failures())
        .hasSize(2);
  }

  private static final String TRACE =
      """
      Raised at Stdlib__List.find in file "list.ml", line 215, characters 10-25
      Called from Herd.pick in file "herd.ml", line 7, characters 4-9
      Called from Fair in file "fair.ml", line 3, characters 2-10
      """;

  private static List<Failure> extract(String log) {
    return new Extractor().extract(log);
  }

  private Diagnosis read(Path log) throws IOException {
    return signer.diagnose(extract(Files.readString(log)));
  }

  private static String id(SignedFailure failure) {
    return failure.signature().id();
  }
}

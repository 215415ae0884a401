package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Extractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder, one bug: small programs run as native code and bytecode, under make, dune, test
 * frameworks, gdb, valgrind and AddressSanitizer. All logs of a folder get the same primary
 * signature, and no two folders do.
 */
class SameBugTest {

  private static final Path BUGS = Path.of("src/test/resources/signature/bugs");

  static List<Path> bugs() throws IOException {
    try (Stream<Path> folders = Files.list(BUGS)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void the_same_bug_has_the_same_signature_however_it_is_run(Path bug) throws IOException {
    Map<String, String> signatures = signatures(bug);

    assertThat(signatures).hasSizeGreaterThan(1);
    assertThat(new HashSet<>(signatures.values())).as("%s", signatures).hasSize(1);
    Path title = bug.resolve("title");
    if (Files.exists(title)) {
      assertThat(signatures.values().iterator().next())
          .startsWith(Files.readString(title).strip() + " [");
    }
  }

  @Test
  void different_bugs_have_different_signatures() throws IOException {
    Map<String, Path> seen = new HashMap<>();
    for (Path bug : bugs()) {
      for (String signature : Set.copyOf(signatures(bug).values())) {
        assertThat(seen.putIfAbsent(signature, bug)).as("%s in %s", signature, bug).isNull();
      }
    }
  }

  private static Map<String, String> signatures(Path bug) throws IOException {
    Map<String, String> found = new HashMap<>();
    try (Stream<Path> logs = Files.list(bug).filter(file -> file.toString().endsWith(".log"))) {
      for (Path log : logs.toList()) {
        found.put(
            log.getFileName().toString(),
            new Signer()
                .diagnose(new Extractor().extract(read(log)))
                .cause()
                .orElseThrow()
                .signature()
                .id());
      }
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

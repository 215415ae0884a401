package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole line that other programs read: every field, and null for what is not known. */
class SignatureJsonTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void a_log_with_failures() throws IOException {
    String log =
        """
        ./count
        Fatal error: exception Not_found
        Raised at Stdlib__Hashtbl.find in file "hashtbl.ml", line 539, characters 13-28
        Called from Census.ages in file "census.ml", line 3, characters 13-27
        Called from Count in file "count.ml", line 1, characters 57-81
        make: *** [Makefile:7: test] Error 2
        """;

    same(
        log,
        """
        {"file": "-",
         "failures": [
          {"signature": "exception Not_found in Census [8b425609]",
           "kind": "uncaught-exception",
           "message": "Fatal error: exception Not_found",
           "location": null, "logLine": 2, "package": null, "phase": null,
           "frames": ["Stdlib.Hashtbl.find", "Census.ages", "Count"],
           "subsystem": null, "fault": "package", "weak": false, "symptom": false},
          {"signature": "exception Not_found in Count [328bc1fe]",
           "kind": "uncaught-exception",
           "message": "Fatal error: exception Not_found",
           "location": null, "logLine": 2, "package": null, "phase": null,
           "frames": [],
           "subsystem": null, "fault": "package", "weak": true, "symptom": true}],
         "primary": 0}
        """);
  }

  @Test
  void the_place_that_a_compiler_names() throws IOException {
    same(
        """
        File "src/herd.ml", line 3, characters 8-12:
        3 | let x = oxen
                    ^^^^
        Error: Unbound value oxen
        """,
        """
        {"file": "-",
         "failures": [
          {"signature": "Unbound value oxen in herd.ml [15a9173c]",
           "kind": "compile-error",
           "message": "Unbound value oxen",
           "location": {"file": "src/herd.ml", "line": 3},
           "logLine": 4, "package": null, "phase": null, "frames": [],
           "subsystem": null, "fault": "package", "weak": false, "symptom": false}],
         "primary": 0}
        """);
  }

  @Test
  void a_log_without_any() throws IOException {
    same("all is well\n", "{\"file\": \"-\", \"failures\": [], \"primary\": 0}");
  }

  private void same(String log, String expected) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SignatureRun(true, false)
        .run(List.of("-"), new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), out);

    assertThat(json.readTree(out.toString(StandardCharsets.UTF_8)))
        .isEqualTo(json.readTree(expected));
  }
}

package dev.bactrian.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OcamlExceptionTest {

  /** One exception in each of its spellings: runtime, Printexc, toplevel, Base, dune. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Stack_overflow | Stack_overflow | stack-overflow",
        "Stack overflow | Stack_overflow | stack-overflow",
        "Out of memory | Out_of_memory | out-of-memory",
        "Stdlib.Exit | Exit | uncaught-exception",
        "Pervasives.Exit | Exit | uncaught-exception",
        "Stdlib.Queue.Empty | Queue.Empty | uncaught-exception",
        "Stdlib__Queue.Empty | Queue.Empty | uncaught-exception",
        "Failure(\"hd\") | Failure(\"hd\") | uncaught-exception",
        "Failure \"hd\" | Failure(\"hd\") | uncaught-exception",
        "(Failure hd) | Failure(\"hd\") | uncaught-exception",
        "(Failure \"no such berth\") | Failure(\"no such berth\") | uncaught-exception",
        "Failure(\"a \\\"b\\\"\") | Failure(\"a \"b\"\") | uncaught-exception",
        "Assert_failure(\"src/a.ml\", 9, 4) | Assert_failure(\"a.ml\", 9, 4) | assert-failure",
        "Assert_failure (\"a.ml\", 9, 4) | Assert_failure(\"a.ml\", 9, 4) | assert-failure",
        "File \"src/a.ml\", line 9, characters 4-10: Assertion failed"
            + " | Assert_failure(\"a.ml\", 9, 4) | assert-failure",
        "(\"Assert_failure src/a.ml:9:4\") | Assert_failure(\"a.ml\", 9, 4) | assert-failure",
        "File \"a.ml\", line 3, characters 1-8: Pattern matching failed"
            + " | Match_failure(\"a.ml\", 3, 1) | uncaught-exception",
        "Unhandled | Effect.Unhandled | effect-unhandled",
        "Stdlib.Effect.Unhandled(Dune__exe__Sea.Tide)"
            + " | Effect.Unhandled(Sea.Tide) | effect-unhandled",
        "Effect.Continuation_already_taken"
            + " | Effect.Continuation_already_taken | effect-continuation",
        "Unix.Unix_error (Unix.ENOENT, \"open\", \"x\")"
            + " | Unix.Unix_error(Unix.ENOENT, \"open\", \"x\") | sys-error",
        "Wrong turn at dune 3 | Wrong turn at dune 3 | uncaught-exception",
        "Wrong turns on friday: | Wrong turns on friday: | uncaught-exception",
        "Sunk true | Sunk(true) | uncaught-exception",
        "Sunk 3 | Sunk(3) | uncaught-exception",
        "Sunk Low | Sunk(Low) | uncaught-exception",
        "Dune__exe__Main.Sunk(3) | Main.Sunk(3) | uncaught-exception",
        "Fun.Finally_raised: Stdlib.Exit | Fun.Finally_raised(Exit) | uncaught-exception",
        "(monitor.ml.Error (Failure x) (\"Raised at f\")) | Failure(\"x\") | uncaught-exception"
      })
  void hasOneSpelling(String printed, String token, String kind) {
    OcamlException exception = OcamlException.parse(printed);
    assertThat(exception.token()).isEqualTo(token);
    assertThat(exception.kind().id()).isEqualTo(kind);
  }

  @Test
  void keepsThePlaceOfAnAssertion() {
    Location place = new Location("src/a.ml", 9);
    assertThat(OcamlException.parse("Assert_failure(\"src/a.ml\", 9, 4)").location())
        .isEqualTo(place);
    assertThat(
            OcamlException.parse("File \"src/a.ml\", line 9, characters 4-10: Assertion failed")
                .location())
        .isEqualTo(place);
  }

  @Test
  void tellsExceptionsFromOtherMessages() {
    assertThat(OcamlException.isOne("Not_found")).isTrue();
    assertThat(OcamlException.isOne("Harbour.Sunk(3)")).isTrue();
    assertThat(OcamlException.isOne("Child returned status 1")).isFalse();
    assertThat(OcamlException.isOne("not equal")).isFalse();
  }

  @Test
  void survivesAnything() {
    for (String text : new String[] {"", "(", ")", "\"", "(((", "(\"", "File \"", ":", "A(", "."}) {
      assertThat(OcamlException.parse(text)).isNotNull();
    }
  }
}

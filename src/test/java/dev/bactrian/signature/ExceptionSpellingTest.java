package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionSpellingTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "Assert_failure(\"queue.ml\", 12, 4)|Assertion failed at queue.ml:12",
        "File \"lib/queue.ml\", line 12, characters 4-9: Assertion failed|Assertion failed at queue.ml:12",
        "Match_failure(\"t.ml\", 3, 1)|Pattern matching failed at t.ml:3",
        "File \"t.ml\", line 3, characters 1-9: Pattern matching failed|Pattern matching failed at t.ml:3",
        "Stack overflow|Stack_overflow",
        "Stack_overflow|Stack_overflow",
        "Out of memory|Out_of_memory",
        "Stdlib.Exit|Exit",
        "Stdlib.Effect.Unhandled(Dune__exe__Trough.Drink(4))|Effect.Unhandled(Trough.Drink(N))",
        "Failure(\"int_of_string\")|Failure(int_of_string)",
        "Unix.Unix_error(Unix.ENOENT, \"open\", \"/home/u/x.cfg\")|Unix.Unix_error(Unix.ENOENT, open, x.cfg)",
        "Caravan.Herd.Thirsty(3, \"a b\")|Herd.Thirsty(N, a b)",
        "Herd.Thirsty(3, \"a b\")|Herd.Thirsty(N, a b)",
        "Herd.Lost(\"ox\", \"no such animal\")|Herd.Lost(_, no such animal)",
        "Herd.Broken(\"Fence.mend\")|Herd.Broken(Fence.mend)",
        "Failure(\"herd.json: no water\")|Failure(no water)",
        "Failure(\"/var/lib/herd: no water\")|Failure(no water)",
        "Failure(\"herd.mly: no water\")|Failure(herd.mly: no water)",
        "Failure(\"herd.json: No such file or directory\")|Failure(herd.json: No such file or directory)",
        "Failure(\"Herd.water: none left\")|Failure(Herd.water: none left)",
        "Invalid_argument(\"5f3a9b2c.herd: no water\")|Invalid_argument(no water)",
        "Herd.Dry(\"herd.json: no water\", 3)|Herd.Dry(no water, N)",
        "Sys_error(\"herd.json: Permission denied\")|Sys_error(herd.json: Permission denied)",
        "Wrong turns on monday:|Wrong turns on _",
        "Wrong turns taken:|Wrong turns taken",
        "Not_found|Not_found"
      })
  void allPrintersAgree(String printed, String spelling) {
    assertThat(ExceptionSpelling.of(printed)).isEqualTo(spelling);
  }
}

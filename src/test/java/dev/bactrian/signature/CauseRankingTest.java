package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Kind;
import org.junit.jupiter.api.Test;

/** Which of several failures is the cause, and whose fault it is. */
class CauseRankingTest {

  private static final String TYPE_ERROR =
      """
      File "src/hump.ml", line 2, characters 23-27:
      2 | let () = print_endline hump
                                 ^^^^
      Error: This expression has type int but an expression was expected of type
               string
      """;

  @Test
  void something_that_a_build_only_looked_for_is_not_the_cause() {
    String log =
        """
        ocamlfind: Package `caravan.log' not found
        make: *** [probe] Error 2 (ignored)
        ocamlfind ocamlc -package unix -c src/hump.ml
        """;
    assertThat(cause(log + TYPE_ERROR).failure().kind()).isEqualTo(Kind.COMPILE_ERROR);
  }

  @Test
  void a_build_tool_that_tells_its_progress_did_not_end_there() {
    String log =
        """
        ocamlfind: Package `caravan.log' not found
        *** omake: finished reading OMakefiles (7.18 sec)
        - build src config.inc
        """;
    assertThat(cause(log + TYPE_ERROR).failure().kind()).isEqualTo(Kind.COMPILE_ERROR);
  }

  @Test
  void what_is_missing_does_cause_unbound_modules_and_files_that_are_not_there() {
    String missing =
        """
        ocamlfind: Package `caravan' not found
        make: *** [deps] Error 2 (ignored)
        """;
    String unbound =
        """
        File "src/hump.ml", line 1, characters 8-20:
        Error: Unbound module Caravan
        """;
    assertThat(cause(missing + unbound).failure().kind()).isEqualTo(Kind.DEPENDENCY_MISSING);
    assertThat(cause(missing).failure().kind()).isEqualTo(Kind.DEPENDENCY_MISSING);
  }

  @Test
  void a_script_that_does_not_know_the_compiler_is_the_packages_fault() {
    Signature signature =
        cause(
                """
                #=== ERROR while compiling saddle.1.0 ==========================#
                # command     ~/.opam/5.2/bin/ocaml configure.ml 5.2.0
                # exit-code   1
                ### output ###
                # Unknown OCaml version 5.2.0
                """)
            .signature();
    assertThat(signature.fault()).isEqualTo(Fault.PACKAGE);
    assertThat(signature.faultReason()).contains("does not know this version of the compiler");
  }

  @Test
  void the_order_in_which_dune_prints_is_an_accident() {
    String hump =
        """
        (cd _build/default && /usr/bin/ocamlc.opt -w -40 -g -c -impl src/hump.ml)
        File "src/hump.ml", line 8, characters 10-36:
        Error: Unbound value Store.read_water
        """;
    String back =
        """
        (cd _build/default && /usr/bin/ocamlc.opt -w -40 -g -c -impl src/back.ml)
        File "src/back.ml", line 28, characters 2-27:
        Error: Unbound value Store.write_water
        """;
    assertThat(cause(hump + back).signature().id()).isEqualTo(cause(back + hump).signature().id());
  }

  @Test
  void what_most_files_say_counts_where_the_order_is_an_accident() {
    String build =
        """
        #=== ERROR while compiling caravan.1.2 ===#
        # command     ~/.opam/5.1/bin/dune build -p caravan -j 7
        ### output ###
        # File "src/a.ml", line 8, characters 10-36:
        # Error: Unbound value Sand.dune
        # File "src/b.ml", line 8, characters 10-36:
        # Error: Unbound value Water.skin
        # File "src/c.ml", line 9, characters 10-36:
        # Error: Unbound value Water.skin
        """;
    assertThat(cause(build).failure().message()).isEqualTo("Unbound value Water.skin");
  }

  @Test
  void an_exception_in_one_test_is_no_more_the_cause_than_a_wrong_result_of_an_earlier_one() {
    String wrong =
        """
        ==============================================================================
        Error: herd:1:order.

        expected: 3 but got: 4
        ------------------------------------------------------------------------------
        """;
    String exception =
        """
        ==============================================================================
        Error: herd:2:leads.

        Not_found
        ------------------------------------------------------------------------------
        """;
    String end = "FAILED: Cases: 2 Tried: 2 Errors: 1 Failures: 1 Skip:  0 Todo: 0 Timeouts: 0.\n";
    assertThat(cause(wrong + exception + end).signature().id())
        .isEqualTo(cause(wrong + end).signature().id());
  }

  @Test
  void what_dune_could_build_without_the_library_that_is_missing_failed_on_its_own() {
    String missing =
        """
        File "bench/dune", line 2, characters 23-33:
        2 |  (libraries herd caravan_bench)
                             ^^^^^^^^^^^^^
        Error: Library "caravan_bench" not found.
        """;
    String warning =
        """
        File "src/hump.ml", line 2, characters 4-8:
        2 | let sand = 3
                ^^^^
        Error (warning 32 [unused-value-declaration]): unused value sand.
        """;
    assertThat(cause(missing + warning).failure().kind()).isEqualTo(Kind.WARNING_AS_ERROR);
    assertThat(cause(missing).failure().kind()).isEqualTo(Kind.DEPENDENCY_MISSING);
  }

  @Test
  void elsewhere_the_first_error_counts() {
    String log =
        """
        File "src/b.ml", line 8, characters 10-36:
        Error: Unbound value Water.skin
        File "src/a.ml", line 8, characters 10-36:
        Error: Unbound value Sand.dune
        """;
    assertThat(cause(log).failure().message()).isEqualTo("Unbound value Water.skin");
  }

  @Test
  void an_error_in_a_header_stands_before_those_of_the_files_that_include_it() {
    String log =
        """
        hump_stubs.c:36:1: error: expected '=', ',', ';', 'asm' or '__attribute__' before '{' token
        In file included from hump_stubs.c:15:
        hump.h:46:6: error: old-style parameter declarations in prototyped function definition
        """;
    assertThat(cause(log).signature().id())
        .startsWith(
            "C: old-style parameter declarations in prototyped function definition in hump.h");
  }

  private static SignedFailure cause(String log) {
    return new Signer().diagnose(new Extractor().extract(log)).cause().orElseThrow();
  }
}

package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Extractor;
import org.junit.jupiter.api.Test;

/** One panic has one name, whoever built the compiler and whatever the age of its messages. */
class NamePanicTest {

  private static final String OLD =
      """
      error: internal compiler error: unexpected failure
      task 'rustc' failed at 'no type for node 4711', /home/salma/rust/src/librustc/hump.rs:32
      stack backtrace:
         1:     0x7f3a10c0d2c0 - unwind::begin_unwind_inner::h1122aa33bb44cc55Yzd::v0.12.0.pre
         2:     0x7f3a11e0f3d0 - middle::hump::count::hdeadbeef01234567oAb::v0.12.0.pre
      """;

  @Test
  void builds_and_numbers_do_not_tell_panics_apart() {
    String elsewhere =
        "thread 'rustc' panicked at 'no type for node 12',"
            + " C:\\bot\\slave\\src\\librustc\\hump.rs:40:7";
    assertThat(sign(OLD).id()).startsWith("panic: no type for node ").contains(" in hump.rs");
    assertThat(sign(elsewhere).id()).isEqualTo(sign(OLD).id());
  }

  @Test
  void the_same_words_of_another_file_are_another_panic() {
    assertThat(sign(OLD.replace("hump.rs", "herd.rs")).id()).isNotEqualTo(sign(OLD).id());
  }

  @Test
  void how_a_panic_unwinds_is_no_part_of_its_frames() {
    assertThat(sign(OLD).frames()).containsExactly("middle::hump::count");
  }

  private static Signature sign(String log) {
    return new Signer().diagnose(new Extractor().extract(log)).cause().orElseThrow().signature();
  }
}

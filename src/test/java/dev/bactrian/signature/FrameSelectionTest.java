package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Frame;
import dev.bactrian.failure.Frame.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrameSelectionTest {

  private final List<String> notes = new ArrayList<>();

  @Test
  void whatAbortedIsOfInterestNotAbortItself() {
    assertThat(
            select("__pthread_kill_implementation", "raise", "abort", "caml_fatal_error", "mark"))
        .containsExactly("mark");
    assertThat(notes).contains("sentinel frame caml_fatal_error");
  }

  @Test
  void aStackOfSentinelsOnlyKeepsWhatItHas() {
    assertThat(select("raise", "abort")).isNotEmpty();
  }

  @Test
  void irrelevantFramesGoWhereverTheyStand() {
    assertThat(select("free", "hump_release", "caml_start_program", "main"))
        .containsExactly("hump_release");
  }

  @Test
  void recursionCollapses() {
    assertThat(select("even", "odd", "even", "odd", "even", "top"))
        .containsExactly("even", "odd", "top");
  }

  @Test
  void aStackOverflowIsBounded() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      many.add("f" + i);
    }
    assertThat(select(many.toArray(String[]::new))).hasSizeLessThanOrEqualTo(40);
    assertThat(select(Collections.nCopies(5000, "f").toArray(String[]::new))).containsExactly("f");
  }

  @Test
  void inlinedFramesDependOnTheBuild() {
    Frame inlined = new Frame("Ledger.entry", "ledger.ml", 1, Language.OCAML).asInlined();
    Frame caller = new Frame("Ledger.total", "ledger.ml", 2, Language.OCAML);

    assertThat(FrameSelection.of(List.of(inlined, caller), notes::add))
        .extracting(NamedFrame::brief)
        .containsExactly("Ledger.total");
  }

  private List<String> select(String... functions) {
    List<Frame> frames =
        Stream.of(functions).map(f -> new Frame(f, null, null, Language.C)).toList();
    return FrameSelection.of(frames, notes::add).stream().map(NamedFrame::brief).toList();
  }
}

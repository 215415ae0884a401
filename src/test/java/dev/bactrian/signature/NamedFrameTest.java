package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Frame;
import dev.bactrian.failure.Frame.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedFrameTest {

  @ParameterizedTest
  @CsvSource({
    "C, camlStdlib__Buffer.resize_417, Stdlib.Buffer.resize, Stdlib.Buffer.resize",
    "C, camlStdlib__List__map_512, Stdlib.List.map, Stdlib.List.map",
    "C, camlHerd__feed_31, Herd.feed, Herd.feed",
    "C, camlMain.fun_19, Main, Main",
    "C, camlMain__entry, Main, Main",
    "C, camlDune__exe__Main__run_77, Main.run, Main.run",
    "OCAML, Dune__exe__Main.run.(fun), Main.run, Main.run",
    "OCAML, Mylib__Parser.parse, Mylib.Parser.parse, Parser.parse",
    "OCAML, Stdlib__List.iter, Stdlib.List.iter, Stdlib.List.iter",
    "OCAML, Stdlib.failwith, Stdlib.failwith, Stdlib.failwith",
    "C, caml_stw_empty_minor_heap.constprop.0, caml_stw_empty_minor_heap, caml_stw_empty_minor_heap",
    "C, __GI_abort, abort, abort",
    "C, caml_alloc_small_dispatch, caml_alloc_small_dispatch, caml_alloc_small_dispatch"
  })
  void namesAreBroughtIntoOneSpelling(
      Language language, String printed, String full, String brief) {
    NamedFrame frame = NamedFrame.of(new Frame(printed, null, null, language));

    assertThat(frame.full()).isEqualTo(full);
    assertThat(frame.brief()).isEqualTo(brief);
  }

  @Test
  void aFrameWithoutFunctionHasNoName() {
    assertThat(NamedFrame.of(new Frame(null, "a.ml", 3, Language.OCAML))).isNull();
  }

  @Test
  void theModuleIsTheFirstPartOfTheBriefName() {
    Frame frame = new Frame("Lib__Mod.Sub.run", null, null, Language.OCAML);

    assertThat(NamedFrame.of(frame).module()).isEqualTo("Mod");
  }
}

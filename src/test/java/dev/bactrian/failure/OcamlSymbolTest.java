package dev.bactrian.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcamlSymbolTest {

  @ParameterizedTest
  @CsvSource({
    "camlStdlib__Hashtbl__find_1234, Stdlib.Hashtbl.find",
    "camlStdlib__Hashtbl.find_1234, Stdlib.Hashtbl.find",
    "camlDune__exe__Main.entry, Main",
    "camlDune__exe__Main__entry, Main",
    "camlDune__exe__Main__spin_312, Main.spin",
    "camlFerry__fun_401, Ferry.fun",
    "camlFerry.fun_401, Ferry.fun",
    "camlFerry__retry_2_268, Ferry.retry_2",
    "camlFerry__anon_fn$5bferry.ml$3a12$2c3$2d$2d40$5d_45, Ferry.fun",
    "camlFerry.anon_fn$5bferry.ml$3a12$2c3$2d$2d40$5d_45, Ferry.fun",
    "camlHarbour__Tides__next_77_code, Harbour__Tides.next",
    "camlHarbour__Tides__next_77_812_code, Harbour__Tides.next",
    "camlStdlib__List__$40_90, Stdlib.List.@",
    "camlFerry$board_288, Ferry.board",
    "_camlFerry__board_288, Ferry.board",
    "camlFerry.board'_288, Ferry.board'"
  })
  void demangles(String symbol, String name) {
    assertThat(OcamlSymbol.demangle(symbol)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"caml_alloc_small", "caml_main", "main", "caml", "camlx", "__libc_start"})
  void leavesOthersAlone(String symbol) {
    assertThat(OcamlSymbol.demangle(symbol)).isNull();
  }
}

package dev.bactrian.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CiServerTest {

  @Test
  void without_the_setting_the_public_ones() {
    assertThat(read("")).isEqualTo(CiServer.PUBLIC_ONES).noneMatch(CiServer::isOwn);
    assertThat(read("off")).isEmpty();
  }

  @Test
  void ones_own_alone_or_beside_the_public_ones() {
    assertThat(read("ocaml-ci http://ci.inside:8090/"))
        .singleElement()
        .satisfies(
            server -> {
              assertThat(server.url()).hasToString("http://ci.inside:8090");
              assertThat(server.isOwn()).isTrue();
            });
    assertThat(read("ocurrent http://ci.inside:8100, public"))
        .hasSize(CiServer.PUBLIC_ONES.size() + 1);
  }

  @Test
  void every_wrong_entry_is_named() {
    assertThatThrownBy(() -> read("jenkins https://a.example, ocaml-ci, ocaml-ci ftp://b.example"))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("jenkins https://a.example")
        .hasMessageContaining("ftp://b.example")
        .hasMessageContaining("kinds are ocaml-ci, opam-repo-ci");
  }

  private static List<CiServer> read(String text) {
    return CiServer.read(Map.of("BACTRIAN_CI_SERVERS", text));
  }
}

package dev.bactrian.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

  @Test
  void reads_the_fields_of_the_outermost_object_only() throws IOException {
    String json =
        """
        {"issue":{"user":{"number":1,"id":2},"number":42,"labels":[{"number":3}]},
         "comment":{"issue":{"number":4},"installation":{"id":5}},
         "repository":{"owner":{"id":6},"id":7000000000},
         "action":"opened","installation":{"id":8,"node_id":"x"}}
        """;
    assertThat(read(json)).isEqualTo(new Envelope("opened", 8, 7_000_000_000L, 42));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"action\":{\"action\":1},\"installation\":[{\"id\":1}],\"repository\":7,\"issue\":\"x\"}",
        "{\"installation\":{\"id\":\"1\"},\"repository\":{\"id\":{\"id\":1}},\"issue\":{}}",
        "{\"installation\":null,\"repository\":{\"id\":1.5},\"issue\":{\"number\":[1]}}",
        "{\"installation\":{\"id\":99999999999999999999999999}}"
      })
  void takes_fields_of_the_wrong_shape_for_absent(String json) throws IOException {
    assertThat(read(json)).isEqualTo(new Envelope(null, 0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "\"action\"",
        "null",
        "{",
        "{\"action\":\"opened\"",
        "{} {}",
        "{}x"
      })
  void refuses_what_is_no_json_object(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
  }

  @Test
  void refuses_bottomless_nesting() {
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(1_000_000)))
        .isInstanceOf(IOException.class);
  }

  private static Envelope read(String json) throws IOException {
    return Envelope.read(json.getBytes(UTF_8));
  }
}

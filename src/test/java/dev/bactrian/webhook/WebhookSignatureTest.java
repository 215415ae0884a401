package dev.bactrian.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

  /** The example of docs.github.com, "Testing the webhook payload validation". */
  private static final String SECRET = "It's a Secret to Everybody";

  private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);
  private static final String HEADER =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  @Test
  void accepts_the_documented_example() {
    assertThat(new WebhookSignature(List.of(SECRET)).signs(HEADER, BODY)).isTrue();
    assertThat(WebhookSignature.sign(SECRET, BODY)).isEqualTo(HEADER);
  }

  @Test
  void accepts_each_secret_during_a_rotation() {
    assertThat(new WebhookSignature(List.of("new", SECRET)).signs(HEADER, BODY)).isTrue();
    assertThat(new WebhookSignature(List.of(SECRET, "old")).signs(HEADER, BODY)).isTrue();
    assertThat(new WebhookSignature(List.of("new", "old")).signs(HEADER, BODY)).isFalse();
  }

  @Test
  void refuses_another_body() {
    assertThat(new WebhookSignature(List.of(SECRET)).signs(HEADER, "Hello".getBytes(UTF_8)))
        .isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "sha256",
        "sha256=",
        "sha256=75",
        "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1z",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1700"
      })
  void refuses_headers_of_the_wrong_form(String header) {
    assertThat(new WebhookSignature(List.of(SECRET)).signs(header, BODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256:757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        " sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
        "sha256= 57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=+57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=0x7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=\uff1757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=\u066757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1\u0000",
        "sha256=dXEH6g6yUJ/CESIczphLijdXC211hsIsRvQ3nIsEPhc=",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17,",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, sha256=00"
      })
  void refuses_the_right_digits_in_another_spelling(String header) {
    assertThat(new WebhookSignature(List.of(SECRET)).signs(header, BODY)).isFalse();
  }

  @Test
  void refuses_one_wrong_digit_wherever_it_stands() {
    WebhookSignature signature = new WebhookSignature(List.of(SECRET));
    for (int at = "sha256=".length(); at < HEADER.length(); at++) {
      for (char digit : "0123456789abcdef".toCharArray()) {
        String forged = HEADER.substring(0, at) + digit + HEADER.substring(at + 1);
        assertThat(signature.signs(forged, BODY)).isEqualTo(forged.equals(HEADER));
      }
    }
  }

  @Test
  void signs_the_bytes_and_not_what_they_mean() {
    byte[] body = "{\"a\": \"\u00e9\"}".getBytes(UTF_8);
    String header = WebhookSignature.sign(SECRET, body);
    WebhookSignature signature = new WebhookSignature(List.of(SECRET));
    assertThat(signature.signs(header, body)).isTrue();
    for (String same :
        List.of("{\"a\":\"\u00e9\"}", "{\"a\": \"\\u00e9\"}", "{\"a\": \"\u00e9\"}\n")) {
      assertThat(signature.signs(header, same.getBytes(UTF_8))).isFalse();
    }
  }

  @Test
  void needs_a_secret() {
    assertThatThrownBy(() -> new WebhookSignature(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WebhookSignature(List.of("new", " ")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

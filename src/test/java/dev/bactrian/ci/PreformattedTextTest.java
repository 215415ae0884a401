package dev.bactrian.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreformattedTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "<html><b>x</b><pre>plain</pre>rest|plain",
        "<pre><span class='fg-red'>Error</span>: a</pre>|Error: a",
        "<PRE>&lt;a&gt; &amp;amp; &quot;&#39;&#x27;</PRE>|<a> &amp; \"''",
        "<pre>a && b &unknown; c & d&</pre>|a && b &unknown; c & d&",
        "<pre>a &amp<b>b</b></pre>|a &ampb",
        "<pre>é ∀ &eacute</pre>|é ∀ &eacute",
        "no page at all|",
        "<pre>cut off|cut off",
      })
  void keeps_the_text_of_the_log(String html, String text) throws IOException {
    byte[] page = html.getBytes(StandardCharsets.UTF_8);
    try (var in = new PreformattedText(new ByteArrayInputStream(page))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(text == null ? "" : text);
    }
  }
}

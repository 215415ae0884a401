package dev.bactrian.ci.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class AttachedTextTest {

  @Test
  void text_gzip_and_zip_are_read() throws Exception {
    assertThat(AttachedText.in("Error: it broke\n".getBytes(UTF_8)))
        .containsExactly("Error: it broke\n");
    assertThat(AttachedText.in(gzip("Error: it broke\n".getBytes(UTF_8))))
        .containsExactly("Error: it broke\n");
    assertThat(AttachedText.in(zip("a.log", "one", "shot.png", "two", "b/c.txt", "three")))
        .containsExactly("one", "three");
  }

  @Test
  void what_unpacks_out_of_proportion_is_refused() throws Exception {
    byte[] zeros = new byte[20 << 20];
    Arrays.fill(zeros, (byte) 'a');
    assertThatThrownBy(() -> AttachedText.in(gzip(zeros))).hasMessage("bomb");
    assertThatThrownBy(() -> AttachedText.in(zip("a.log", "x", "b.log", new String(zeros, UTF_8))))
        .hasMessage("bomb");
  }

  @Test
  void what_is_no_text_is_refused() throws Exception {
    assertThatThrownBy(() -> AttachedText.in(new byte[] {'E', 'L', 'F', 0, 1}))
        .hasMessage("binary");
    assertThatThrownBy(() -> AttachedText.in(gzip(new byte[] {1, 0, 2}))).hasMessage("binary");
    assertThatThrownBy(() -> AttachedText.in(new byte[] {0x1f, (byte) 0x8b, 9, 9}))
        .hasMessage("damaged");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }
}

package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is no log gets a result or a clear error of its own, the files behind it are read all the
 * same, and the exit code says whether any could not be.
 */
class BadInputTest {

  private static final String LOG = "Fatal error: exception Not_found\n";

  private final ObjectMapper json = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void anEmptyFileHasNoFailure() throws IOException {
    Files.createFile(folder.resolve("a"));

    Run run = run();

    assertThat(run.code).isZero();
    assertThat(run.failures("a")).isZero();
    assertThat(run.error("a")).isNull();
  }

  @Test
  void aBinaryFileIsAnErrorAndTheRestIsRead() throws IOException {
    Files.write(folder.resolve("a.o"), "\u007fELF\2\1\1\0".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(folder.resolve("b.log"), LOG);

    Run run = run();

    assertThat(run.code).isEqualTo(1);
    assertThat(run.error("a.o")).isEqualTo("a binary file, not a log");
    assertThat(run.failures("b.log")).isEqualTo(1);
  }

  @Test
  void aMissingFileIsAnErrorAndTheRestIsRead() throws IOException {
    Path log = Files.writeString(folder.resolve("b.log"), LOG);

    Run run = run(folder.resolve("none.log"), log);

    assertThat(run.code).isEqualTo(1);
    assertThat(run.error("none.log")).isEqualTo("no such file or folder");
    assertThat(run.failures("b.log")).isEqualTo(1);
  }

  @Test
  void aLinkThatLeadsNowhereIsAnErrorAndTheRestIsRead() throws IOException {
    Files.createSymbolicLink(folder.resolve("a.log"), Path.of("a.log"));
    Files.writeString(folder.resolve("b.log"), LOG);

    Run run = run();

    assertThat(run.code).isEqualTo(1);
    assertThat(run.error("a.log")).isEqualTo("a symbolic link that leads nowhere");
    assertThat(run.failures("b.log")).isEqualTo(1);
  }

  @Test
  void aStreamThatBreaksIsAnError() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the cable was pulled");
          }
        };

    Run run = run(List.of("-"), broken);

    assertThat(run.code).isEqualTo(1);
    assertThat(run.error("-")).isEqualTo("the cable was pulled");
  }

  @Test
  void bytesThatAreNoUtf8AreReadLeniently() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {(byte) 0xff, (byte) 0xc3, (byte) 0x28, 0, '\n'});
    bytes.write(
        "Fatal error: exception Failure(\"\u00e9\")\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("a.log"), bytes.toByteArray());

    Run run = run();

    assertThat(run.code).isZero();
    assertThat(run.failures("a.log")).isEqualTo(1);
  }

  @Test
  void archivesInArchivesAreReadWithTheirErrorsBesideTheirLogs() throws IOException {
    byte[] inner = zip("x.log", LOG.getBytes(StandardCharsets.UTF_8));
    byte[] outer =
        zip(
            "a/inner.zip", inner,
            "b.gz", gzip(LOG.getBytes(StandardCharsets.UTF_8)),
            "../c.log", LOG.getBytes(StandardCharsets.UTF_8),
            "d.png", "\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("logs.zip"), outer);

    Run run = run();

    assertThat(run.code).isEqualTo(1);
    assertThat(run.failures("logs.zip!/a/inner.zip!/x.log")).isEqualTo(1);
    assertThat(run.failures("logs.zip!/b.gz")).isEqualTo(1);
    assertThat(run.error("logs.zip!/../c.log")).isEqualTo("its name leads out of the archive");
    assertThat(run.error("logs.zip!/d.png")).isEqualTo("a binary file, not a log");
  }

  @Test
  void anArchiveThatIsNestedWithoutAnEndIsAnError() throws IOException {
    byte[] archive = LOG.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20; i++) {
      archive = gzip(archive);
    }
    Files.write(folder.resolve("a.gz"), archive);
    Files.writeString(folder.resolve("b.log"), LOG);

    Run run = run();

    assertThat(run.code).isEqualTo(1);
    assertThat(run.error("a.gz")).isEqualTo("archives nested too deep");
    assertThat(run.failures("b.log")).isEqualTo(1);
  }

  @Test
  void aBombIsAnErrorAndTheRestIsRead() throws IOException {
    ByteArrayOutputStream once = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(once)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 256; i++) {
        gzip.write(zeros);
      }
    }
    Files.write(folder.resolve("a.gz"), gzip(once.toByteArray()));
    Files.writeString(folder.resolve("b.log"), LOG);

    Run run = run();

    assertThat(run.code).isEqualTo(1);
    assertThat(run.error("a.gz")).isNotBlank();
    assertThat(run.failures("b.log")).isEqualTo(1);
  }

  @Test
  void anArchiveThatIsCutOffGivesWhatItHasAndAnError() throws IOException {
    byte[] whole = gzip((LOG + "x y z\n".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("a.gz"), java.util.Arrays.copyOf(whole, whole.length - 9));
    Files.writeString(folder.resolve("b.log"), LOG);

    Run run = run();

    assertThat(run.code).isEqualTo(1);
    assertThat(run.error("a.gz")).isNotBlank();
    assertThat(run.failures("b.log")).isEqualTo(1);
  }

  private Run run(Path... paths) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path path : paths) {
      names.add(path.toString());
    }
    return run(names.isEmpty() ? List.of(folder.toString()) : names, InputStream.nullInputStream());
  }

  private Run run(List<String> paths, InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = new SignatureRun(true, false).run(paths, in, out);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
      lines.add(json.readTree(line));
    }
    return new Run(code, lines);
  }

  private record Run(int code, List<JsonNode> lines) {

    int failures(String file) {
      return line(file).get("failures").size();
    }

    String error(String file) {
      JsonNode error = line(file).get("error");
      return error == null ? null : error.textValue();
    }

    private JsonNode line(String file) {
      List<JsonNode> found =
          lines.stream()
              .filter(
                  l -> {
                    String name = l.get("file").textValue();
                    return name.equals(file) || name.endsWith("/" + file);
                  })
              .toList();
      assertThat(found).as(file + " in " + lines).hasSize(1);
      return found.get(0);
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}

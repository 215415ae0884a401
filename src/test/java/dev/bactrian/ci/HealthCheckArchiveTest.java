package dev.bactrian.ci;

import static dev.bactrian.ci.MiniatureWorkdir.NEW;
import static dev.bactrian.ci.MiniatureWorkdir.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** The same results from a folder, from a packed run, and from a packed work directory. */
class HealthCheckArchiveTest {

  @TempDir Path folder;

  private MiniatureWorkdir workdir;

  @BeforeEach
  void lay_out() throws IOException {
    workdir = MiniatureWorkdir.of(folder.resolve("work"));
  }

  @Test
  void packed_run_gives_what_the_folder_gives() throws IOException {
    Comparison fromFolder = compare(new HealthCheckDirectory(workdir.root()));
    workdir.pack("logs/" + NEW, workdir.root().resolve("logs/" + NEW + ".txz"));
    Unpacking.remove(workdir.root().resolve("logs/" + NEW));

    assertThat(compare(new HealthCheckDirectory(workdir.root()))).isEqualTo(fromFolder);
    assertThat(fromFolder.notes()).isEmpty();
  }

  @Test
  void packed_work_directory_gives_what_the_folder_gives() throws IOException {
    Path archive = folder.resolve("all.tar.xz");
    workdir.pack("", archive);

    HealthCheckSource opened = HealthCheckSources.open(archive.toString(), new PoliteClient());

    assertThat(opened.runs()).containsExactly(NEW, OLD);
    assertThat(compare(opened)).isEqualTo(compare(new HealthCheckDirectory(workdir.root())));
  }

  @Test
  void archive_that_leads_out_is_refused() throws IOException {
    Path archive = folder.resolve("evil.txz");
    try (var tar = writing(archive)) {
      MiniatureWorkdir.put(tar, "logs/../../escaped", new byte[] {1});
    }

    assertThatThrownBy(() -> HealthCheckDirectory.ofArchive(archive))
        .hasMessageContaining("leads out of the archive");
    assertThat(folder.resolve("escaped")).doesNotExist();
  }

  @Test
  void bomb_is_refused() throws IOException {
    Path archive = folder.resolve("bomb.txz");
    try (var tar = writing(archive)) {
      MiniatureWorkdir.put(tar, "logs/1-a/5.2/bad/a.1", new byte[80 << 20]);
    }

    assertThatThrownBy(() -> HealthCheckDirectory.ofArchive(archive))
        .hasMessageContaining("unpacks to far too much");
  }

  @Test
  void archive_that_is_cut_off_gives_a_partial_result() throws IOException {
    byte[] noise = new byte[300_000];
    new java.util.Random(7).nextBytes(noise);
    workdir.write("logs/" + NEW + "/5.2/bad/zeta.1", new String(noise, "ISO-8859-1"));
    Path packed = workdir.root().resolve("logs/" + NEW + ".txz");
    workdir.pack("logs/" + NEW, packed);
    Unpacking.remove(workdir.root().resolve("logs/" + NEW));
    byte[] whole = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(whole, whole.length * 2 / 3));

    HealthCheckSource source = new HealthCheckDirectory(workdir.root());
    BuildMatrix matrix = source.matrix(NEW);

    assertThat(matrix.cells()).containsKey("dates.1.0");
    assertThat(source.notes()).singleElement().asString().contains("ends too early");
  }

  @Test
  void two_runs_with_one_id_and_a_run_being_written_are_noted() throws IOException {
    workdir.pack("logs/" + NEW, workdir.root().resolve("logs/" + NEW + ".txz"));
    Files.createDirectories(workdir.root().resolve("tmp/" + NEW + "/logs"));

    Comparison comparison = compare(new HealthCheckDirectory(workdir.root()));

    assertThat(comparison.notes())
        .anySatisfy(note -> assertThat(note).contains("there twice"))
        .anySatisfy(note -> assertThat(note).contains("still being written"));
    assertThat(comparison.regressions()).hasSize(4);
  }

  @Test
  void something_else_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no archive");
    assertThatThrownBy(() -> HealthCheckDirectory.ofArchive(file))
        .hasMessageContaining("no tar or zip");
    assertThatThrownBy(() -> HealthCheckSources.open("/no/such/thing", null))
        .hasMessageContaining("no such directory");
  }

  private static Comparison compare(HealthCheckSource source) throws IOException {
    try (source) {
      return Comparison.of(source, source.matrix(NEW), "4.14", "5.2", read -> {});
    }
  }

  private static TarArchiveOutputStream writing(Path archive) throws IOException {
    return new TarArchiveOutputStream(
        new XZOutputStream(Files.newOutputStream(archive), new LZMA2Options(0)));
  }
}

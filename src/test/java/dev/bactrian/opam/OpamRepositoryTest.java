package dev.bactrian.opam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpamRepositoryTest {

  private static final Path ROOT = Path.of("src/test/resources/opam/repository");

  @TempDir Path folder;

  @Test
  void theNewestReleaseThatOpamWouldChooseCounts() throws IOException {
    OpamPackage saddle = checkout().get("saddle").orElseThrow();
    assertThat(saddle.version()).isEqualTo("1.10.0");
    assertThat(saddle.depends())
        .containsExactly(Set.of("ocaml"), Set.of("dune"), Set.of("straps"), Set.of("felt", "wool"));
    assertThat(saddle.testDepends()).containsExactlyInAnyOrder("alcotest", "odoc");
    assertThat(saddle.optional()).containsExactlyInAnyOrder("winlib", "bells");
    assertThat(saddle.bounds()).isEqualTo(">= \"4.08\" & < \"5.0.0\"");
    assertThat(saddle.home()).contains("caravan/saddle");
  }

  @Test
  void boundsSayWhetherOcaml5IsLetIn() throws IOException {
    Packages all = checkout();
    assertThat(all.get("saddle").orElseThrow().ocaml5()).isEqualTo(Ocaml5.NO);
    assertThat(all.get("straps").orElseThrow().ocaml5()).isEqualTo(Ocaml5.YES);
    assertThat(all.get("wool").orElseThrow().ocaml5()).isEqualTo(Ocaml5.ONLY);
    assertThat(all.get("felt").orElseThrow().ocaml5()).isEqualTo(Ocaml5.LIMITED);
    assertThat(all.get("caravan").orElseThrow().ocaml5()).isEqualTo(Ocaml5.UNSTATED);
    assertThat(all.get("camel").orElseThrow().ocaml5()).isEqualTo(Ocaml5.NO);
  }

  @Test
  void packagesNeedEachOther() throws IOException {
    Packages all = checkout();
    assertThat(all.reverseDependencies("straps"))
        .containsExactlyInAnyOrder("saddle", "caravan", "broken");
    assertThat(all.reverseDependencies("felt")).contains("saddle", "caravan");
    assertThat(all.needs("caravan").stream().map(OpamPackage::name))
        .containsExactly("saddle", "camel", "straps");
    assertThat(all.siblings("saddle")).containsExactly("straps");
  }

  @Test
  void tarballAndListSayTheSameAsTheCheckout() throws IOException {
    Packages checkout = checkout();
    Path tarball = folder.resolve("repository.tar.gz");
    tar(tarball);
    assertThat(OpamRepository.read(tarball, files -> {}).all())
        .containsExactlyElementsOf(checkout.all());
    Path list = folder.resolve("packages.tsv.gz");
    PackagesTsv.write(checkout, list);
    assertThat(OpamRepository.read(list, rows -> {}).all())
        .containsExactlyElementsOf(checkout.all());
  }

  @Test
  void listOfAnotherMakerIsReadByItsHeader() throws IOException {
    Path list = folder.resolve("list.tsv");
    Files.writeString(
        list,
        """
        package\tlatest_version\tdepends\tocaml_constraint\tocaml5\textra
        reins\t2\tocaml saddle\t>= "4.02" & < "5.2"\t<5.2\tx
        saddle\t1\tocaml\t< "5.0"\tno5
        halter\t1\tsaddle
        """);
    Packages all = PackagesTsv.read(list);
    assertThat(all.get("reins").orElseThrow().ocaml5()).isEqualTo(Ocaml5.LIMITED);
    assertThat(all.get("saddle").orElseThrow().ocaml5()).isEqualTo(Ocaml5.NO);
    assertThat(all.reverseDependencies("saddle")).containsExactlyInAnyOrder("reins", "halter");
  }

  @Test
  void whatIsNoRepositoryIsSaidSo() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no columns here\n");
    assertThatThrownBy(() -> OpamRepository.read(text, files -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no list of packages");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> OpamRepository.read(empty, files -> {}))
        .hasMessageContaining("holds no packages");
    assertThatThrownBy(() -> OpamRepository.read(folder.resolve("nowhere"), files -> {}))
        .hasMessageContaining("no such file or folder");
  }

  @Test
  void versionsAreOrderedAsOpamDoes() {
    List<String> ordered =
        List.of("1.0~beta", "1.0~beta2", "1.0", "1.0a", "1.0+x", "1.0.1", "1.9", "1.10", "v0.9");
    for (int i = 1; i < ordered.size(); i++) {
      assertThat(OpamVersion.compare(ordered.get(i - 1), ordered.get(i)))
          .as(ordered.get(i - 1) + " before " + ordered.get(i))
          .isNegative();
    }
    assertThat(OpamVersion.compare("1.01", "1.1")).isZero();
  }

  @Test
  void nothingInAnOpamFileMakesTheReaderFail() {
    for (String odd :
        List.of(
            "depends: [",
            "depends: [\"a\" {",
            "{{{{",
            "depends: (((\"a\"",
            "flags: ]",
            "a: \"\\",
            "depends: " + "[".repeat(5000),
            "depends: " + "!".repeat(200) + "\"a\"")) {
      assertThat(OpamFile.parse(odd).read("odd", "1", List.of()).name()).isEqualTo("odd");
    }
  }

  private static Packages checkout() throws IOException {
    return OpamRepository.read(ROOT, files -> {});
  }

  private static void tar(Path to) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
        Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        TarArchiveEntry entry =
            new TarArchiveEntry("opam-repository-main/" + ROOT.relativize(file));
        entry.setSize(Files.size(file));
        tar.putArchiveEntry(entry);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
      }
    }
  }
}

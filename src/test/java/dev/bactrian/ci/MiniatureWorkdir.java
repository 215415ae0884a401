package dev.bactrian.ci;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A small work directory of opam-health-check, written for tests. */
final class MiniatureWorkdir {

  static final String OLD = "1600000000-0a1b2c3d";
  static final String NEW = "1700000000-4e5f6a7b";

  private final Path root;

  MiniatureWorkdir(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /** A package's block in a log, as opam prints it. */
  static String failing(String name, String error) {
    return """
        #=== ERROR while compiling %1$s ==========================================#
        # context     2.1.5 | linux/x86_64 | ocaml-base-compiler.5.2.0 | pinned
        # path        ~/.opam/5.2/.opam-switch/build/%1$s
        # command     ~/.opam/5.2/bin/dune build -p %1$s
        # exit-code   1
        # env-file    ~/.opam/log/%1$s-7-a1b2c3.env
        # output-file ~/.opam/log/%1$s-7-a1b2c3.out
        ### output ###
        # File "src/a.ml", line 3, characters 8-20:
        # Error: %2$s
        """
        .formatted(name, error);
  }

  MiniatureWorkdir cell(String run, String compiler, String state, String name, String log)
      throws IOException {
    return write("logs/" + run + "/" + compiler + "/" + state + "/" + name, log);
  }

  MiniatureWorkdir write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /**
   * Two packages of their own fault, one that needs the first, one that needs both, in the new run;
   * in the old one only the second fails.
   */
  static MiniatureWorkdir of(Path root) throws IOException {
    String dates = failing("dates.1.0", "Unbound module Pervasives");
    String maps = failing("maps.3.1", "Unbound value Tent.pitch");
    MiniatureWorkdir made = new MiniatureWorkdir(root);
    for (String name : List.of("dates.1.0", "maps.3.1", "diary.2.1", "atlas.0.9", "fine.0.3")) {
      made.cell(NEW, "4.14", "good", name, "");
    }
    made.cell(NEW, "5.2", "bad", "dates.1.0", dates)
        .cell(NEW, "5.2", "bad", "maps.3.1", maps)
        .cell(NEW, "5.2", "partial", "diary.2.1", dates)
        .cell(NEW, "5.2", "partial", "atlas.0.9", dates + maps)
        .cell(NEW, "5.2", "good", "fine.0.3", "")
        .cell(OLD, "5.2", "good", "dates.1.0", "")
        .cell(OLD, "5.2", "good", "diary.2.1", "")
        .cell(OLD, "5.2", "bad", "maps.3.1", maps)
        .cell(OLD, "5.2", "partial", "atlas.0.9", maps)
        .cell(OLD, "5.2", "bad", "fine.0.3", failing("fine.0.3", "Unbound value Tent.pitch"))
        .write("metadata/revdeps/dates.1.0", "17\n")
        .write("metadata/opams/maps", "depends: [ \"ocaml\" {>= \"4.08\" & < \"5.0\"} ]\n");
    return made;
  }

  /** Packs a folder of it as the health check does: names begin with the compiler. */
  void pack(String folder, Path archive) throws IOException {
    Path from = root.resolve(folder);
    try (OutputStream out = Files.newOutputStream(archive);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(new XZOutputStream(out, new LZMA2Options(0)));
        Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        put(tar, from.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  static void put(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }
}

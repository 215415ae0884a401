package dev.bactrian.ci;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/**
 * Unpacks logs that opam-health-check keeps as {@code logs/<RUN>.txz} (lib/server_workdirs.ml
 * there), or a whole work directory. Names that lead out are refused, and so is what unpacks out of
 * proportion. The logs of successful builds are left empty: only that they are there counts.
 */
final class Unpacking {

  private static final int MOST_ENTRIES = 2_000_000;
  private static final int MEMORY_KIB = 256 << 10;
  private static final String GOOD = "/" + BuildState.GOOD.id() + "/";

  private Unpacking() {}

  /**
   * Unpacks a tar or zip archive, compressed or not, into a folder.
   *
   * @return what is wrong with it, in words: where it is cut off, what was there before is kept
   * @throws IOException if it is no archive, leads out of the folder, or is a bomb
   */
  static List<String> into(Path target, Path archive) throws IOException {
    List<String> notes = new ArrayList<>();
    int done = 0;
    try (InputStream file = Files.newInputStream(archive)) {
      Budget budget = new Budget(new BufferedInputStream(file, 1 << 16));
      ArchiveInputStream<?> entries = open(archive, budget);
      ArchiveEntry entry = next(entries);
      while (entry != null) {
        if (++done > MOST_ENTRIES) {
          throw new IOException(archive + " holds more than " + MOST_ENTRIES + " files");
        }
        place(target, archive, entry, entries, budget, notes);
        entry = next(entries);
      }
    } catch (CutOff e) {
      if (done == 0) {
        throw new IOException(archive + " cannot be unpacked: " + words(e), e);
      }
      notes.add(
          archive.getFileName()
              + " ends too early ("
              + words(e)
              + "): only the first "
              + done
              + " files in it were read");
    }
    return notes;
  }

  private static ArchiveInputStream<?> open(Path archive, Budget budget) throws IOException {
    InputStream in = new BufferedInputStream(budget.counted(), 1 << 16);
    try {
      String packed = CompressorStreamFactory.detect(in);
      in =
          new BufferedInputStream(
              budget.limited(
                  new CompressorStreamFactory(true, MEMORY_KIB)
                      .createCompressorInputStream(packed, in)),
              1 << 16);
    } catch (CompressorException notCompressed) {
      // A plain tar or a zip.
    }
    try {
      return new ArchiveStreamFactory().createArchiveInputStream(in);
    } catch (ArchiveException e) {
      throw new IOException(archive + " is no tar or zip archive", e);
    }
  }

  private static ArchiveEntry next(ArchiveInputStream<?> entries) throws CutOff {
    try {
      return entries.getNextEntry();
    } catch (IOException | RuntimeException e) {
      throw new CutOff(e);
    }
  }

  private static void place(
      Path target,
      Path archive,
      ArchiveEntry entry,
      InputStream content,
      Budget budget,
      List<String> notes)
      throws IOException {
    String name = entry.getName().replace('\\', '/');
    if (name.startsWith("/") || ("/" + name + "/").contains("/../") || name.indexOf('\0') >= 0) {
      throw new IOException(
          archive + " is refused: the name " + name + " in it leads out of the archive");
    }
    boolean link = entry instanceof TarArchiveEntry tar && !tar.isFile() && !tar.isDirectory();
    if (entry.isDirectory() || link) {
      return;
    }
    Path file = target.resolve(name).normalize();
    Files.createDirectories(file.getParent());
    if (Files.exists(file)) {
      notes.add(archive.getFileName() + " holds " + name + " twice; the first is read");
      return;
    }
    if (("/" + name).contains(GOOD)) {
      Files.createFile(file);
      return;
    }
    try {
      // In a zip each file is compressed on its own.
      Files.copy(
          content instanceof ZipArchiveInputStream ? budget.limited(content) : content, file);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("unpacks to")) {
        throw new IOException(archive + ": " + e.getMessage(), e);
      }
      throw new CutOff(e);
    }
  }

  private static String words(CutOff e) {
    String message = e.getCause().getMessage();
    return message == null ? "broken" : message;
  }

  /** Removes a folder with all that is in it. */
  static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The archive is damaged from here on. */
  private static final class CutOff extends IOException {
    private static final long serialVersionUID = 1L;

    CutOff(Exception cause) {
      super(cause);
    }
  }
}

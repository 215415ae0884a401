package dev.bactrian.opam;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Reads a checkout or a tarball of an opam repository: {@code packages/NAME/NAME.VERSION/opam}
 * (opam manual, "Repositories"). Of each package the newest release counts that opam would choose,
 * or the newest at all where it would choose none.
 */
public final class OpamRepository {

  private static final Pattern PATH =
      Pattern.compile("(?:.*/)?packages/(?:[^/]+/)?([^/.]+)\\.([^/]+)/opam");

  private static final int LARGEST_FILE = 1 << 20;
  private static final int MOST_FILES = 500_000;
  private static final long MOST_BYTES = 1L << 30;

  /** Of one release: its text, or null until it is read from {@code path}. */
  private record Release(String version, String text, Path path) {}

  private final Map<String, List<Release>> releases = new TreeMap<>();
  private final LongConsumer progress;
  private long files;
  private long bytes;

  private OpamRepository(LongConsumer progress) {
    this.progress = progress;
  }

  /**
   * Reads a folder, a tarball ({@code .tar}, gzipped, xz), or a {@link PackagesTsv} file.
   *
   * @param progress told how many opam files were seen
   * @throws IOException if it can't be read or holds no packages
   */
  public static Packages read(Path source, LongConsumer progress) throws IOException {
    OpamRepository repository = new OpamRepository(progress);
    if (Files.isDirectory(source)) {
      repository.folder(source);
    } else if (!Files.isRegularFile(source)) {
      throw new IOException(source + ": no such file or folder");
    } else if (!repository.tarball(source)) {
      Packages listed = PackagesTsv.read(source);
      progress.accept(listed.all().size());
      return listed;
    }
    Packages packages = repository.packages();
    if (packages.isEmpty()) {
      throw new IOException(source + " holds no packages/NAME/NAME.VERSION/opam");
    }
    return packages;
  }

  private void folder(Path root) throws IOException {
    Path packages = Files.isDirectory(root.resolve("packages")) ? root.resolve("packages") : root;
    try (Stream<Path> all = Files.walk(packages, 4)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        if (file.endsWith("opam") && Files.isRegularFile(file)) {
          String path = "packages/" + packages.relativize(file).toString().replace('\\', '/');
          add(path, null, file);
        }
      }
    }
  }

  /** False if it is no archive. */
  private boolean tarball(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = new BufferedInputStream(unpacked(raw))) {
      in.mark(512);
      byte[] head = in.readNBytes(512);
      in.reset();
      if (!new String(head, StandardCharsets.ISO_8859_1).startsWith("ustar", 257)) {
        return false;
      }
      TarArchiveInputStream tar = new TarArchiveInputStream(in);
      for (TarArchiveEntry one = tar.getNextEntry(); one != null; one = tar.getNextEntry()) {
        if (one.isFile() && one.getName().endsWith("/opam") && one.getSize() <= LARGEST_FILE) {
          byte[] text = tar.readNBytes(LARGEST_FILE);
          bytes += text.length;
          if (bytes > MOST_BYTES) {
            throw new IOException(file + ": more than 1 GiB of opam files");
          }
          add(one.getName(), new String(text, StandardCharsets.UTF_8), null);
        }
      }
      return true;
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(8);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first == 0x1f && second == 0x8b) {
      return new GZIPInputStream(in);
    }
    return first == 0xfd && second == '7' ? new XZInputStream(in, 1 << 17) : in;
  }

  private void add(String path, String text, Path file) throws IOException {
    Matcher name = PATH.matcher(path);
    if (!name.matches()) {
      return;
    }
    if (++files > MOST_FILES) {
      throw new IOException("more than " + MOST_FILES + " opam files");
    }
    releases
        .computeIfAbsent(name.group(1), any -> new ArrayList<>())
        .add(new Release(name.group(2), text, file));
    progress.accept(files);
  }

  private Packages packages() throws IOException {
    List<OpamPackage> all = new ArrayList<>();
    for (Map.Entry<String, List<Release>> one : releases.entrySet()) {
      all.add(newest(one.getKey(), one.getValue()));
    }
    return new Packages(all);
  }

  private static OpamPackage newest(String name, List<Release> releases) throws IOException {
    List<Release> sorted = new ArrayList<>(releases);
    sorted.sort(Comparator.comparing(Release::version, OpamVersion.ORDER.reversed()));
    OpamFile chosen = null;
    OpamFile first = null;
    String version = sorted.getFirst().version();
    List<String> closed = new ArrayList<>();
    for (Release release : sorted) {
      OpamFile file = OpamFile.parse(text(release));
      if (file.ocaml5() == Ocaml5.NO) {
        closed.add(release.version());
      }
      if (chosen == null && !file.isAvoided()) {
        chosen = file;
        version = release.version();
      }
      first = first == null ? file : first;
    }
    return (chosen == null ? first : chosen).read(name, version, closed);
  }

  private static String text(Release release) throws IOException {
    if (release.text() != null) {
      return release.text();
    }
    try (InputStream in = Files.newInputStream(release.path())) {
      return new String(in.readNBytes(LARGEST_FILE), StandardCharsets.UTF_8);
    }
  }
}

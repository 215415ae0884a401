package dev.bactrian.cli;

import dev.bactrian.ci.Budget;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Reads compressed logs and archives of them, told by their first bytes, without writing anything
 * to disk. Sizes, numbers and nesting are bounded, so that a bomb ends in an error. Not
 * thread-safe.
 */
final class Archives {

  /** Bytes of a file that {@link #isPlain} wants to see. */
  static final int HEAD = 1 << 14;

  private static final int DEEPEST = 4;
  private static final int MOST_ENTRIES = 500_000;
  private static final int XZ_MEMORY_KIB = 128 << 10;

  /**
   * ELF, Mach-O, DOS and Windows, Java, OCaml, ar, PNG, JPEG, GIF, PDF, 7z, bzip2, zstd, SQLite.
   */
  private static final List<String> BINARIES =
      List.of(
          "\u007fELF",
          "\u00cf\u00fa\u00ed\u00fe",
          "MZ\u0090\0",
          "\u00ca\u00fe\u00ba\u00be",
          "Caml1999",
          "!<arch>\n",
          "\u0089PNG",
          "\u00ff\u00d8\u00ff",
          "GIF8",
          "%PDF-",
          "7z\u00bc\u00af",
          "BZh9",
          "(\u00b5/\u00fd",
          "SQLite format 3");

  /** Where the type of a tar archive stands. */
  private static final int TAR_MAGIC = 257;

  private final Logs.Reader reader;
  private final BiConsumer<String, String> unreadable;

  Archives(Logs.Reader reader, BiConsumer<String, String> unreadable) {
    this.reader = reader;
    this.unreadable = unreadable;
  }

  /** Whether a file that begins so is text, to be read as it is. */
  static boolean isPlain(byte[] head, int length) {
    return type(head, length) == Type.TEXT;
  }

  private enum Type {
    TEXT,
    GZIP,
    XZ,
    ZIP,
    TAR,
    UTF_16,
    BINARY
  }

  private static Type type(byte[] head, int length) {
    if (length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
      return Type.GZIP;
    }
    if (length >= 6 && (head[0] & 0xff) == 0xfd && says(head, 1, length, "7zXZ")) {
      return Type.XZ;
    }
    if (says(head, 0, length, "PK\3\4") || says(head, 0, length, "PK\5\6")) {
      return Type.ZIP;
    }
    if (says(head, TAR_MAGIC, length, "ustar")) {
      return Type.TAR;
    }
    if (length >= 2
        && ((head[0] & 0xff) << 8 | head[1] & 0xff) >= 0xfeff
        && ((head[0] & 0xff) + (head[1] & 0xff)) == 0xfe + 0xff) {
      return Type.UTF_16;
    }
    return binary(head, length) ? Type.BINARY : Type.TEXT;
  }

  private static boolean says(byte[] head, int from, int length, String magic) {
    if (length < from + magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((head[from + i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Programs, images and compiled code are told by how they begin. Other bytes that no text holds
   * may be the last words of a program that crashed, so they are read.
   */
  private static boolean binary(byte[] head, int length) {
    for (String magic : BINARIES) {
      if (says(head, 0, length, magic)) {
        return true;
      }
    }
    return false;
  }

  /** Reads what {@code in} holds, whatever it is; errors are reported, never thrown. */
  void read(String name, InputStream in) {
    Budget budget = new Budget(in);
    read(name, budget.counted(), budget, 0);
  }

  private void read(String name, InputStream raw, Budget budget, int depth) {
    try {
      BufferedInputStream in = new BufferedInputStream(raw, HEAD);
      in.mark(HEAD);
      byte[] head = in.readNBytes(HEAD);
      in.reset();
      Type type = type(head, head.length);
      if (depth > DEEPEST && type != Type.TEXT && type != Type.UTF_16) {
        unreadable.accept(name, "archives nested too deep");
        return;
      }
      switch (type) {
        case TEXT -> reader.log(name, in);
        case UTF_16 -> reader.log(name, new Utf16(in));
        case GZIP -> read(name, budget.limited(new GZIPInputStream(in)), budget, depth + 1);
        case XZ ->
            read(name, budget.limited(new XZInputStream(in, XZ_MEMORY_KIB)), budget, depth + 1);
        case ZIP -> readZip(name, in, budget, depth);
        case TAR -> readTar(name, in, budget, depth);
        case BINARY -> unreadable.accept(name, "a binary file, not a log");
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof java.io.UncheckedIOException out) {
        throw out;
      }
      unreadable.accept(name, words(e));
    }
  }

  private void readZip(String name, InputStream in, Budget budget, int depth) throws IOException {
    ZipInputStream zip = new ZipInputStream(in);
    ZipEntry entry = zip.getNextEntry();
    for (int n = 0; entry != null; n++, entry = zip.getNextEntry()) {
      if (n == MOST_ENTRIES) {
        throw new IOException("more than " + MOST_ENTRIES + " entries");
      }
      if (!entry.isDirectory()) {
        readEntry(name, entry.getName(), budget.limited(zip), budget, depth);
      }
    }
  }

  private void readTar(String name, InputStream in, Budget budget, int depth) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in);
    ArchiveEntry entry = tar.getNextEntry();
    for (int n = 0; entry != null; n++, entry = tar.getNextEntry()) {
      if (n == MOST_ENTRIES) {
        throw new IOException("more than " + MOST_ENTRIES + " entries");
      }
      if (!entry.isDirectory() && entry.getSize() > 0) {
        readEntry(name, entry.getName(), tar, budget, depth);
      }
    }
  }

  private void readEntry(String archive, String entry, InputStream in, Budget budget, int depth) {
    String name = archive + "!/" + entry;
    if (leaves(entry)) {
      unreadable.accept(name, "its name leads out of the archive");
      return;
    }
    read(name, new Unclosable(in), budget, depth + 1);
  }

  private static boolean leaves(String entry) {
    String path = "/" + entry.replace('\\', '/') + "/";
    return path.contains("/../") || entry.startsWith("/") || entry.indexOf('\0') >= 0;
  }

  /** What went wrong, in a few words and without a class name where the JDK has words. */
  static String words(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemLoopException) {
      return "a symbolic link that leads back to its own folder";
    }
    String message = e.getMessage();
    if (e instanceof FileNotFoundException && message != null && message.contains("(")) {
      String reason = message.substring(message.lastIndexOf('(') + 1).replace(")", "");
      return reason.toLowerCase(java.util.Locale.ROOT);
    }
    if (e instanceof EOFException) {
      return "it ends too early";
    }
    return message == null ? "broken: " + e.getClass().getSimpleName() : message;
  }

  /** Keeps the archive open behind an entry. */
  private static final class Unclosable extends java.io.FilterInputStream {
    Unclosable(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] to, int from, int wanted) throws IOException {
      return in.read(to, from, wanted);
    }

    @Override
    public void close() {}
  }
}

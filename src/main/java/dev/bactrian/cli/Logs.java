package dev.bactrian.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The logs under some paths: files, folders in path order, archives, standard input. One that
 * cannot be read is reported, and the others are read. Not thread-safe.
 */
final class Logs {

  /** What is done with each log. */
  interface Reader {

    /**
     * Reads one log.
     *
     * @throws IOException if the log cannot be read on
     */
    void log(String name, InputStream in) throws IOException;

    /** A log, a folder or an archive that cannot be read, and why in words. */
    void unreadable(String name, String why);
  }

  private static final String STANDARD_INPUT = "-";

  private final InputStream standardInput;
  private final Reader reader;
  private final Archives archives;
  private final byte[] head = new byte[Archives.HEAD];

  /** Named paths whose bytes do not come all at once. */
  private final Set<String> pipes = new HashSet<>();

  private boolean failed;

  Logs(InputStream standardInput, Reader reader) {
    this.standardInput = standardInput;
    this.reader = reader;
    this.archives = new Archives(reader, this::unreadable);
  }

  /** Whether anything could not be read. */
  boolean failed() {
    return failed;
  }

  /** Reads everything under each path, in the order given, folders in path order. */
  void readAll(List<String> paths) {
    List<String> files = new ArrayList<>();
    for (String path : paths) {
      if (path.equals(STANDARD_INPUT)) {
        files.add(path);
      } else {
        files.addAll(filesUnder(path));
      }
    }
    try (Progress progress = Progress.of("reading logs", files.size())) {
      for (int i = 0; i < files.size(); i++) {
        read(files.get(i));
        progress.to(i + 1);
      }
    }
  }

  private List<String> filesUnder(String path) {
    List<String> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          Path.of(path),
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              // Links are followed, so that this one could not be.
              if (attributes.isSymbolicLink()) {
                unreadable(file.toString(), "a symbolic link that leads nowhere");
                return FileVisitResult.CONTINUE;
              }
              // Pipes and devices only where they are named.
              if (attributes.isRegularFile() || file.toString().equals(path)) {
                files.add(file.toString());
              }
              if (!attributes.isRegularFile()) {
                pipes.add(file.toString());
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
              unreadable(file.toString(), Archives.words(why));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      unreadable(path, Archives.words(e));
    } catch (InvalidPathException e) {
      unreadable(path, "not a path");
    }
    Collections.sort(files);
    return files;
  }

  private void read(String file) {
    if (file.equals(STANDARD_INPUT)) {
      readStream(file, standardInput, false);
      return;
    }
    try (InputStream in = new FileInputStream(file)) {
      readStream(file, in, !pipes.contains(file));
    } catch (IOException e) {
      unreadable(file, Archives.words(e));
    }
  }

  private void readStream(String name, InputStream in, boolean whole) {
    try {
      int length = begin(in, whole);
      if (Archives.isPlain(head, length)) {
        reader.log(name, new Headed(head, length, in));
      } else {
        archives.read(name, new SequenceInputStream(new Headed(head.clone(), length, EMPTY), in));
      }
    } catch (IOException e) {
      unreadable(name, Archives.words(e));
    }
  }

  /** Fills the head; a file gives all that it has at once, a pipe piece by piece. */
  private int begin(InputStream in, boolean whole) throws IOException {
    int length = 0;
    while (length < head.length) {
      int got = in.read(head, length, head.length - length);
      if (got < 0) {
        break;
      }
      length += got;
      if (whole && length < head.length) {
        break;
      }
    }
    return length;
  }

  private static final InputStream EMPTY = InputStream.nullInputStream();

  private void unreadable(String name, String why) {
    failed = true;
    reader.unreadable(name, why);
  }

  /** A stream whose beginning was already read. */
  private static final class Headed extends InputStream {
    private final byte[] head;
    private final int length;
    private final InputStream rest;
    private int at;

    Headed(byte[] head, int length, InputStream rest) {
      this.head = head;
      this.length = length;
      this.rest = rest;
    }

    @Override
    public int read() throws IOException {
      return at < length ? head[at++] & 0xff : rest.read();
    }

    @Override
    public int read(byte[] to, int from, int wanted) throws IOException {
      if (at >= length) {
        return length < head.length ? -1 : rest.read(to, from, wanted);
      }
      int got = Math.min(wanted, length - at);
      System.arraycopy(head, at, to, from, got);
      at += got;
      return got;
    }
  }
}

package dev.bactrian.cli;

import dev.bactrian.failure.Extractor;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.Signer;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs every log under some paths. Kept free of the command line's library and of everything else
 * that a short run would only load. Not thread-safe.
 */
public final class SignatureRun {

  private final boolean json;
  private final boolean explain;
  private final Extractor extractor = new Extractor();
  private final Signer signer = new Signer();

  SignatureRun(boolean json, boolean explain) {
    this.json = json;
    this.explain = explain;
  }

  /**
   * Runs {@code signature} when the arguments are so plain that no library need read them, which
   * saves a short run a good part of its time; empty when they are not.
   */
  public static Optional<Integer> plain(String... args) {
    if (args.length < 2 || !args[0].equals("signature")) {
      return Optional.empty();
    }
    boolean json = false;
    List<String> paths = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--json")) {
        json = true;
      } else if (args[i].startsWith("@") || args[i].startsWith("-") && args[i].length() > 1) {
        return Optional.empty();
      } else {
        paths.add(args[i]);
      }
    }
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(new SignatureRun(json, false).run(paths));
  }

  /** Reads standard input and writes standard output; returns the exit code. */
  int run(List<String> paths) {
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      InputStream in = new FileInputStream(FileDescriptor.in);
      return run(paths, in, out);
    } catch (IOException | UncheckedIOException e) {
      // Nobody reads on, or the disk is full.
      System.err.println("bactrian: cannot write the result: " + e.getMessage());
      return 1;
    }
  }

  /**
   * Writes what failed in each log.
   *
   * @return the exit code: 1 if any file could not be read
   * @throws IOException if {@code out} takes no more
   */
  int run(List<String> paths, InputStream in, OutputStream out) throws IOException {
    try (SignatureWriter writer =
        json ? new SignatureJson(out, explain) : new SignatureText(out, explain)) {
      Logs logs = new Logs(in, new Signing(writer));
      logs.readAll(paths);
      return logs.failed() ? 1 : 0;
    }
  }

  /** Passes each log through extractor and signer to the writer. */
  private final class Signing implements Logs.Reader {
    private final SignatureWriter writer;

    Signing(SignatureWriter writer) {
      this.writer = writer;
    }

    @Override
    public void log(String name, InputStream in) throws IOException {
      Diagnosis diagnosis = signer.diagnose(extractor.extract(in));
      try {
        writer.write(name, diagnosis);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void unreadable(String name, String why) {
      System.err.println("bactrian: " + name + ": " + why);
      try {
        writer.writeError(name, why);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

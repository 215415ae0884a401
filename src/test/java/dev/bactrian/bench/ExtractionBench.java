package dev.bactrian.bench;

import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Failure;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.Signer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Logs a second on one core, in bytes; {@code -Dbench='Extraction -jvmArgs -Dbench.logs=FOLDER'}
 * takes logs of your own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ExtractionBench {

  private static final int SIZE = 8 << 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** {@code quiet}: a build that says nothing of interest; {@code samples}: our own failed ones. */
  @Param({"quiet", "samples"})
  public String logs;

  private final Extractor extractor = new Extractor();
  private byte[] log;
  private List<Failure> failures;

  /**
   * What all measured iterations read and the processor's time that it took them: their quotient is
   * the throughput of one core, also on a machine that does other things beside.
   */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Read {
    public long bytes;
    public long cpuNanos;
  }

  @Setup
  public void open() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String folder = System.getProperty("bench.logs");
    byte[] piece =
        folder != null
            ? files(folder)
            : logs.equals("quiet") ? quiet() : files("src/test/resources/failure");
    while (all.size() < SIZE) {
      all.write(piece);
    }
    log = all.toByteArray();
    failures = extractor.extract(new ByteArrayInputStream(piece));
  }

  private static byte[] quiet() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append("ocamlfind ocamlopt -c -g -bin-annot -safe-string -I src -o src/part_")
          .append(i)
          .append(".cmx src/part_")
          .append(i)
          .append(".ml\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] files(String folder) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      files
          .filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".expected"))
          .sorted()
          .forEach(
              file -> {
                try {
                  all.write(Files.readAllBytes(file));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return all.toByteArray();
  }

  @Benchmark
  public List<Failure> extract(Read read) throws IOException {
    long begin = THREADS.getCurrentThreadCpuTime();
    List<Failure> found = extractor.extract(new ByteArrayInputStream(log));
    read.cpuNanos += THREADS.getCurrentThreadCpuTime() - begin;
    read.bytes += log.length;
    return found;
  }

  /** A signer without memory of the failures before. */
  @Benchmark
  public Diagnosis sign() {
    return new Signer().diagnose(failures);
  }
}

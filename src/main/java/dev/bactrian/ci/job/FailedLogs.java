package dev.bactrian.ci.job;

import dev.bactrian.fetch.FetchException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The logs behind a link to a build: of the jobs that failed on their own, the first few, each from
 * its end, where failures are. Thread-safe.
 */
public final class FailedLogs {

  private final CiSources sources;
  private final int jobs;
  private final int bytes;
  private final long most;

  /**
   * @param jobs how many at most
   * @param bytes of each at most
   */
  public FailedLogs(CiSources sources, int jobs, int bytes) {
    this(sources, jobs, bytes, JobText.MOST);
  }

  /**
   * @param most of a log is read to find its end
   */
  FailedLogs(CiSources sources, int jobs, int bytes, long most) {
    this.most = most;
    this.sources = sources;
    this.jobs = jobs;
    this.bytes = bytes;
  }

  /**
   * What was found.
   *
   * @param texts of logs
   * @param unfinished true if jobs run or wait that may still fail
   */
  public record Found(List<String> texts, boolean unfinished) {

    public Found {
      texts = List.copyOf(texts);
    }
  }

  /**
   * Reads what is behind a link.
   *
   * @throws FileNotFoundException if there is nothing
   * @throws IOException if nothing of it can be read
   */
  public Found read(URI link) throws IOException {
    CiSource source = sources.of(link).orElseThrow(() -> new IOException("no link to a build"));
    return read(source.build(link).jobs());
  }

  /** Reads the logs of those of these jobs that failed on their own. */
  public Found read(List<CiJob> all) throws IOException {
    List<String> texts = new ArrayList<>();
    boolean unfinished = false;
    IOException trouble = null;
    int asked = 0;
    for (CiJob job : JobGraph.of(all).jobs()) {
      boolean open = job.outcome() == Outcome.RUNNING || job.outcome() == Outcome.WAITING;
      unfinished = unfinished || open;
      boolean wanted = job.outcome() == Outcome.FAILED || job.outcome() == Outcome.UNKNOWN;
      if (wanted && job.log() != null && asked < jobs) {
        asked++;
        try {
          Tail tail = tail(job);
          unfinished =
              unfinished || tail.end() == Outcome.RUNNING && job.outcome() != Outcome.FAILED;
          if (job.outcome() == Outcome.FAILED || tail.end() == Outcome.FAILED) {
            texts.add(tail.text());
          }
        } catch (IOException e) {
          trouble = e;
        }
      }
    }
    if (texts.isEmpty() && trouble != null) {
      throw trouble;
    }
    return new Found(texts, unfinished);
  }

  private record Tail(String text, Outcome end) {}

  private Tail tail(CiJob job) throws IOException {
    Optional<InputStream> log = sources.log(job.log());
    try (JobText text =
        new JobText(log.orElseThrow(() -> new FileNotFoundException("no log")), most)) {
      byte[] ring = new byte[bytes];
      byte[] chunk = new byte[1 << 16];
      long total = 0;
      int count;
      while ((count = text.read(chunk, 0, chunk.length)) > 0) {
        for (int i = 0; i < count; i++) {
          ring[(int) ((total + i) % bytes)] = chunk[i];
        }
        total += count;
      }
      if (text.isEmpty()) {
        throw new IOException("no log in the page; its HTML may have changed");
      }
      if (total >= most) {
        // What was read last is its middle, where nothing need have failed.
        throw new FetchException(FetchException.Kind.TOO_LARGE, "larger than is read", null);
      }
      int length = (int) Math.min(total, bytes);
      byte[] tail = new byte[length];
      for (int i = 0; i < length; i++) {
        tail[i] = ring[(int) ((total - length + i) % bytes)];
      }
      return new Tail(new String(tail, StandardCharsets.UTF_8), text.end());
    }
  }
}

package dev.bactrian.ci.job;

import dev.bactrian.ci.HeadOf;
import dev.bactrian.ci.JobHeader;
import dev.bactrian.ci.LogReading;
import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Failure;
import dev.bactrian.signature.Signer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the logs of jobs. Where one can't be read, the CI's own words for the failure stand in for
 * it. Not thread-safe.
 */
final class JobReading {

  /** A server that fails so often in a row is left alone. */
  private static final int PATIENCE = 5;

  private final CiSources sources;
  private final long most;
  private final Extractor extractor = new Extractor();
  private final Signer signer = new Signer();
  private final Set<String> notes = new LinkedHashSet<>();
  private int inRow;
  private int leftAlone;

  /**
   * What a job's log says.
   *
   * @param outcome of the job, by its last lines
   * @param header of the job
   * @param seen what failed in it
   */
  record Read(Outcome outcome, JobHeader header, List<LogReading.Seen> seen) {}

  /**
   * @param most bytes of one log
   */
  JobReading(CiSources sources, long most) {
    this.sources = sources;
    this.most = most;
  }

  /** Reads the job's log, or what the CI says of it. */
  Read read(CiJob job) {
    Optional<Read> log = job.log() == null ? Optional.empty() : log(job, job.log());
    return log.filter(read -> isRecognised(read) || job.error() == null)
        .orElseGet(() -> new Read(job.outcome(), JobHeader.of(""), words(job)));
  }

  private static boolean isRecognised(Read read) {
    return read.seen().stream().anyMatch(seen -> seen.failure() != null);
  }

  /** What is missing, in words. */
  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (leftAlone > 0) {
      all.add(leftAlone + " more logs were not asked for: the server does not answer");
    }
    return all;
  }

  private Optional<Read> log(CiJob job, URI address) {
    if (inRow >= PATIENCE) {
      leftAlone++;
      return Optional.empty();
    }
    try {
      Optional<InputStream> log = sources.log(address);
      inRow = 0;
      if (log.isEmpty()) {
        notes.add("job " + job.id() + " has no log");
        return Optional.empty();
      }
      return read(job, log.get());
    } catch (IOException e) {
      inRow++;
      notes.add("the log of job " + job.id() + " could not be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Read> read(CiJob job, InputStream log) throws IOException {
    try (JobText text = new JobText(log, most);
        HeadOf head = new HeadOf(text)) {
      List<Failure> failures = extractor.extract(head);
      if (text.isEmpty()) {
        notes.add("the page of job " + job.id() + " has no log in it; its HTML may have changed");
        return Optional.empty();
      }
      if (text.trouble() != null) {
        notes.add("the log of job " + job.id() + " is not complete: " + text.trouble());
      }
      Outcome outcome = job.outcome() == Outcome.UNKNOWN ? text.end() : job.outcome();
      return Optional.of(
          new Read(
              outcome,
              JobHeader.of(head.text()),
              failures.isEmpty() && outcome != Outcome.FAILED
                  ? List.of()
                  : LogReading.seen(failures, job.subject(), signer)));
    }
  }

  /** As OCurrent would have written them at the end of the log. */
  private List<LogReading.Seen> words(CiJob job) {
    if (job.error() == null) {
      return List.of();
    }
    List<Failure> failures = extractor.extract(job.error() + "\nJob failed: " + job.error() + "\n");
    return LogReading.seen(failures, job.subject(), signer);
  }
}

package dev.bactrian.ci;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the head of a cluster job's log says of the job: OCurrent's {@code New job:} line and
 * ocluster's {@code Building on} line (lib/job.ml, worker/cluster_worker.ml there).
 *
 * @param operation the text after {@code New job:}, or null
 * @param pool the pool of machines, or null
 * @param variant such as {@code debian-12-5.2_opam-2.2}, or null
 * @param worker name of the machine, or null
 * @param base image that the build began from, or null
 */
public record JobHeader(String operation, String pool, String variant, String worker, String base) {

  /** Characters of a log in which the head is looked for. */
  static final int LENGTH = 64 << 10;

  private static final Pattern JOB =
      Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\\.\\d\\d: New job: (.{1,400})$");
  private static final Pattern PLACE = Pattern.compile("\\(([\\w-]{1,40}):([^()\\s]{1,120})\\)$");
  private static final Pattern WORKER = Pattern.compile("(?m)^Building on ([\\w.-]{1,80})$");
  private static final Pattern BASE = Pattern.compile("(?m)^Base: (\\S{1,200})$");

  /** Reads the beginning of a log. */
  public static JobHeader of(String head) {
    String operation = first(JOB, head);
    String pool = null;
    String variant = null;
    if (operation != null) {
      Matcher place = PLACE.matcher(operation);
      if (place.find()) {
        pool = place.group(1);
        variant = place.group(2);
      }
    }
    return new JobHeader(operation, pool, variant, first(WORKER, head), first(BASE, head));
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }
}

package dev.bactrian.ci.link;

/** Bounds on what is read for one report. */
final class Limits {

  /** Of one file as it is sent. */
  static final int FILE = 10 << 20;

  /** Of the text in one file; of a job's log it is the end. */
  static final int TEXT = 8 << 20;

  /** A job's log is read from its end, where the failure is. */
  static final int JOB = 2 << 20;

  /** Logs in one archive, files in one gist, failed jobs of one run. */
  static final int PARTS = 5;

  /** How many times larger than its archive a text may be. */
  static final int RATIO = 100;

  private Limits() {}
}

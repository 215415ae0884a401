package dev.bactrian.failure;

/**
 * Random access to the lines around the one that a format is called for, after the pre-pass: no
 * ANSI codes, no carriage-return progress, no time stamps of GitHub Actions, no opam prefixes. A
 * bounded number of lines before and behind can be seen; asking for others gives the empty line.
 * Not thread-safe.
 */
public interface Log {

  /** Lines that can be asked for: indices 0 to size - 1. */
  int size();

  /** The line after the pre-pass, with its own indentation but without the prefixes of wrappers. */
  String line(int index);

  /** The line as it stands in the log, decoded leniently, capped in length. */
  String raw(int index);

  /** 1-based number of the line in the original log. */
  int number(int index);

  /** True if the line stands in an opam block behind {@code "# "}. */
  boolean quoted(int index);

  /**
   * Says that the lines up to this one belong to the failure just found: no format is called for
   * them again. For the frames of a trace or the body of a test's report.
   */
  void claim(int index);
}

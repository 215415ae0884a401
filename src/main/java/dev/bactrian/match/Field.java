package dev.bactrian.match;

/** The bags of terms that a report is compared by. */
public enum Field {
  /** Words of the title. */
  TITLE,
  /** Pairs of neighbouring words of the title. */
  TITLE_PAIRS,
  /** Words the author wrote. */
  PROSE,
  /** Words of sources, commands and logs. */
  CODE,
  /** Words of all of it, the title's twice. */
  ALL,
  /** Names out of programs: qualified, with underscores, in camel case, of files. */
  IDENTIFIERS,
  /** Whole lines of code and logs, numbers masked. */
  LINES,
  /** Words of the failures' messages. */
  MESSAGES,
  /** Ids of the failures' signatures. */
  SIGNATURES,
  /** Normalised names of the frames that count. */
  FRAMES,
  /** What failed assertions say. */
  ASSERTIONS,
  /** Names of failing tests. */
  TESTS,
  /** Seeds of property-based tests. */
  SEEDS,
  /** Exceptions with their arguments. */
  EXCEPTIONS,
  /** Symbols at fault, signals, exit codes, warnings, missing things. */
  DETAILS,
  /** Kinds of failure. */
  KINDS,
  /** Subsystems of the compiler, the runtime or a tool. */
  SUBSYSTEMS,
  /** opam packages. */
  PACKAGES,
  /** Compiler versions. */
  VERSIONS
}

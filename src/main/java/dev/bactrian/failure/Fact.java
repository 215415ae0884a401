package dev.bactrian.failure;

/** A named detail of a failure that a format read and that helps to tell bugs apart. */
public enum Fact {
  /** The exception's constructor with its arguments, in the one spelling we use. */
  EXCEPTION,
  /** The expression of an assertion that failed. */
  ASSERTION,
  /** The file of the assertion, where the failure's own place is a test's. */
  SOURCE,
  /** What a program said that died in a test, other than an exception or an assertion. */
  LAST_WORDS,
  /** What a program said was wrong before it ended, without its name. */
  SAID,
  /** A symbol: undefined at link time, or the function at fault. */
  SYMBOL,
  /** The name of the test, with its group where there is one. */
  TEST,
  /** The random seed of a property-based test. */
  SEED,
  /** The signal's name without SIG: SEGV, ABRT, KILL. */
  SIGNAL,
  /** The exit code, in decimal. */
  EXIT,
  /** The command that failed, as printed. */
  COMMAND,
  /** The one module that the program which failed is a front of, by the command that linked it. */
  FRONT_OF,
  /** What a test's output should have been where it differs first. */
  EXPECTED,
  /** What it was there. */
  RECEIVED,
  /** Which host could not be reached, and how far a tool got: {@code cannot connect to H}. */
  UNREACHED,
  /** The number and mnemonic of a warning or alert that counts as an error. */
  WARNING,
  /** What a dependency or a tool that is missing is called. */
  MISSING,
  /** The build tool, where it runs commands side by side and prints what fails in any order. */
  BUILDER,
  /** The compiler version that the log names, such as 5.2.0 or 5.0.0+trunk. */
  COMPILER
}

package dev.bactrian.web;

/**
 * One thing that was looked at, and what to do about it.
 *
 * @param name what was looked at
 * @param level how it is
 * @param words what was found
 * @param advice what to do; null where nothing is to be done
 */
public record Check(String name, Level level, String words, String advice) {

  /** How it is. */
  public enum Level {
    GOOD,
    NOTE,
    BAD
  }

  public static Check good(String name, String words) {
    return new Check(name, Level.GOOD, words, null);
  }

  public static Check note(String name, String words, String advice) {
    return new Check(name, Level.NOTE, words, advice);
  }

  public static Check bad(String name, String words, String advice) {
    return new Check(name, Level.BAD, words, advice);
  }
}

package dev.bactrian.failure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that went wrong in a log. Immutable.
 *
 * @param kind what sort of thing
 * @param message the tool's own words, continuation lines joined by one space
 * @param location where in the sources, or null
 * @param logLine 1-based line of the original log on which the failure is named
 * @param packageName opam package ({@code name.version}) whose build failed here, or null
 * @param phase what was being done to it ({@code compiling}, {@code installing}), or null
 * @param frames innermost first; empty where none are printed
 * @param facts details by name; never null
 * @param weak true where only the fallback recognised it: poor evidence
 */
public record Failure(
    Kind kind,
    String message,
    Location location,
    int logLine,
    String packageName,
    String phase,
    List<Frame> frames,
    Map<Fact, String> facts,
    boolean weak) {

  public Failure {
    frames = List.copyOf(frames);
    facts = Map.copyOf(facts);
  }

  /** A failure of which only the message is known; the {@code with} methods add the rest. */
  public static Failure of(Kind kind, String message, int logLine) {
    return new Failure(kind, message, null, logLine, null, null, List.of(), Map.of(), false);
  }

  public Failure withKind(Kind other) {
    return new Failure(other, message, location, logLine, packageName, phase, frames, facts, weak);
  }

  public Failure withMessage(String other) {
    return new Failure(kind, other, location, logLine, packageName, phase, frames, facts, weak);
  }

  public Failure withLocation(Location other) {
    return new Failure(kind, message, other, logLine, packageName, phase, frames, facts, weak);
  }

  public Failure withPackage(String name, String during) {
    return new Failure(kind, message, location, logLine, name, during, frames, facts, weak);
  }

  public Failure withFrames(List<Frame> others) {
    return new Failure(kind, message, location, logLine, packageName, phase, others, facts, weak);
  }

  public Failure withLogLine(int other) {
    return new Failure(kind, message, location, other, packageName, phase, frames, facts, weak);
  }

  /** Adds one fact; a null value adds nothing. */
  public Failure withFact(Fact fact, String value) {
    if (value == null) {
      return this;
    }
    Map<Fact, String> more = new EnumMap<>(Fact.class);
    more.putAll(facts);
    more.put(fact, value);
    return new Failure(kind, message, location, logLine, packageName, phase, frames, more, weak);
  }

  /** Takes one fact away. */
  public Failure without(Fact fact) {
    Map<Fact, String> fewer = new EnumMap<>(Fact.class);
    fewer.putAll(facts);
    fewer.remove(fact);
    return new Failure(kind, message, location, logLine, packageName, phase, frames, fewer, weak);
  }

  public Failure asWeak() {
    return new Failure(kind, message, location, logLine, packageName, phase, frames, facts, true);
  }

  /**
   * True for memory that nobody freed, in a sanitizer's list or valgrind's: whatever ends a program
   * leaves some.
   */
  public boolean isLeak() {
    return kind == Kind.MEMORY_CORRUPTION
        && (message.endsWith(" are definitely lost")
            || message.startsWith("AddressSanitizer: ")
                && (message.endsWith("memory leaks") || message.contains(" leaked in ")));
  }

  /** True for the C library's {@code assert}, which the runtime doesn't use: it has its own. */
  public boolean isAssertionOfC() {
    return kind == Kind.RUNTIME_ASSERTION && message.startsWith(RuntimeAssertion.OF_C);
  }

  /** The message tells nearly all of them apart; its hash is kept in the string itself. */
  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(message) + kind.ordinal();
  }

  /** The fact's value, or null. */
  public String fact(Fact fact) {
    return facts.get(fact);
  }
}

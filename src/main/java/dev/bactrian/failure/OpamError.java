package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * opam's own messages: {@code [ERROR] ...} with indented continuation lines (opamConsole.ml,
 * opamSolution.ml). "The compilation of X failed" only wraps what X's build printed.
 */
final class OpamError implements Format {

  private static final String HEAD = "[ERROR] ";
  private static final int MOST_LINES = 12;
  private static final int LONGEST_MESSAGE = 400;

  private static final String NO_SOURCES = "Failed to get sources of ";

  /** What the block for sources that could not be had holds, and how far behind it stands. */
  private static final String FETCH_FAILED = "OpamSolution.Fetch_fail(";

  private static final int BLOCK_FOLLOWS = 4;

  private static final List<String> FAILED_STEPS =
      List.of("The compilation of ", "The installation of ", "The removal of ");
  private static final List<String> PHASES = List.of("compiling", "installing", "removing");

  @Override
  public String name() {
    return "opam error";
  }

  @Override
  public List<String> triggers() {
    return List.of(HEAD);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index);
    // Old versions of alcotest head a line of their table with the same word.
    if (!line.startsWith(HEAD) || line.startsWith(HEAD + "  ")) {
      return;
    }
    String message = message(log, index, line.substring(HEAD.length()));
    Failure lint = OpamLint.quoted(message, log.number(index));
    if (lint != null) {
      found.accept(lint);
      return;
    }
    Failure failure = Failure.of(kind(message), message, log.number(index));
    int step = step(message);
    if (step >= 0) {
      failure = failedStep(failure, FAILED_STEPS.get(step).length(), PHASES.get(step));
    } else {
      failure = withPackage(failure, message);
    }
    String unreached = step >= 0 ? null : unreached(log, index, message);
    if (unreached != null) {
      failure = failure.withKind(Kind.NETWORK).withFact(Fact.UNREACHED, unreached);
    }
    found.accept(failure.withFact(Fact.MISSING, missing(message)));
  }

  /** Which host could not be reached; for sources, the block that follows quotes curl. */
  private static String unreached(Log log, int index, String message) {
    if (message.startsWith("The ")) {
      // "The compilation of x failed at ..": of a command, not of a host.
      return null;
    }
    String told = Unreached.in(message);
    if (told == null && message.startsWith(NO_SOURCES)) {
      for (int i = index + 1; i < log.size() && i <= index + BLOCK_FOLLOWS; i++) {
        if (log.line(i).contains(FETCH_FAILED)) {
          return Unreached.in(log.line(i));
        }
      }
    }
    return told;
  }

  /** Continuation lines are indented; the list of reasons behind a conflict belongs to it. */
  private static String message(Log log, int index, String first) {
    StringBuilder message = new StringBuilder(first.strip());
    for (int i = index + 1; i < log.size() && i <= index + MOST_LINES; i++) {
      String next = log.line(i);
      if (!next.startsWith("  ") || next.isBlank()) {
        break;
      }
      String text = next.strip();
      if (message.length() + text.length() > LONGEST_MESSAGE) {
        break;
      }
      message.append(' ').append(text);
    }
    return message.toString();
  }

  private static int step(String message) {
    for (int i = 0; i < FAILED_STEPS.size(); i++) {
      if (message.startsWith(FAILED_STEPS.get(i)) && message.contains(" failed at \"")) {
        return i;
      }
    }
    return -1;
  }

  private static Failure failedStep(Failure failure, int nameFrom, String phase) {
    String message = failure.message();
    int nameTo = message.indexOf(" failed at \"", nameFrom);
    int close = message.lastIndexOf('"');
    int commandFrom = nameTo + " failed at \"".length();
    return failure
        .withPackage(message.substring(nameFrom, nameTo), phase)
        .withFact(Fact.COMMAND, close > commandFrom ? message.substring(commandFrom, close) : null);
  }

  private static Failure withPackage(Failure failure, String message) {
    for (String head :
        List.of(
            NO_SOURCES, "No solution for ", "No package named ", "Package ", "Installation of ")) {
      if (message.startsWith(head)) {
        String name = word(message, head.length());
        return isPackage(name) ? failure.withPackage(name, phaseOf(head)) : failure;
      }
    }
    String extra = " of ";
    if (message.startsWith("Failed to get extra source ") && message.contains(extra)) {
      String name = word(message, message.indexOf(extra) + extra.length());
      return isPackage(name) ? failure.withPackage(name, "fetching sources for") : failure;
    }
    return failure;
  }

  private static String phaseOf(String head) {
    return switch (head) {
      case NO_SOURCES -> "fetching sources for";
      case "Installation of " -> "installing";
      default -> null;
    };
  }

  private static String word(String text, int from) {
    int to = from;
    while (to < text.length() && " :,'\"".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    return text.substring(from, to);
  }

  /** opam's package names hold at least one letter; "conflict!" is none. */
  private static boolean isPackage(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || "._+-~".indexOf((char) c) >= 0)
        && name.chars().anyMatch(Character::isLetter);
  }

  private static Kind kind(String message) {
    if (step(message) >= 0) {
      return Kind.COMMAND_FAILED;
    }
    if (starts(message, "Package conflict", "No solution for ", "No agreement on ")
        || message.startsWith("Could not determine which packages")
        || message.contains("request can't be satisfied")) {
      return Kind.PACKAGE_CONFLICT;
    }
    if (message.contains("esolution of the") && message.contains("timed out")) {
      return Kind.TIMEOUT;
    }
    if (message.contains("system package") || message.contains("are still missing: ")) {
      return Kind.DEPENDENCY_MISSING;
    }
    if (message.contains("curl ")
        || message.contains("Curl failed")
        || message.contains("HTTP error code")) {
      return Kind.NETWORK;
    }
    return message.contains("No space left on device") ? Kind.DISK_FULL : Kind.OPAM_ERROR;
  }

  private static boolean starts(String message, String... heads) {
    for (String head : heads) {
      if (message.startsWith(head)) {
        return true;
      }
    }
    return false;
  }

  /** What is missing, where one thing is named. */
  private static String missing(String message) {
    if (message.startsWith("No package named ")) {
      return word(message, "No package named ".length());
    }
    String still = "are still missing: ";
    int at = message.indexOf(still);
    if (at >= 0) {
      return message.substring(at + still.length());
    }
    int quoted = message.indexOf("unavailable system package");
    int open = quoted < 0 ? -1 : message.indexOf('\'', quoted);
    return open < 0 ? null : word(message, open + 1);
  }
}

package dev.bactrian.failure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The line on which a program itself says what is wrong before it exits: {@code error: m}, {@code
 * prog: error: m}, or, where it is known that a program ran, {@code prog: m} with a word in it that
 * means trouble. Names the failure where nothing but the exit of a command is known. Stateless.
 */
final class SaidError {

  /** What heads a message, in small letters; {@code E: } is oasis and apt. */
  private static final Set<String> HEADS = Set.of("error", "fatal error", "fatal", "e");

  /**
   * A check's words for a result that is not the right one; the others are {@link FailureWords}.
   */
  private static final Set<String> WRONG =
      Set.of(
          "mismatch",
          "mismatched",
          "mismatches",
          "wrong",
          "incorrect",
          "unexpected",
          "expected",
          "differ",
          "differs",
          "corrupt",
          "corrupted",
          "bad",
          "broken",
          "violated",
          "inconsistent",
          "duplicate",
          "required",
          "needs",
          "conflict",
          "exceeded");

  private static final List<String> LIMITS =
      List.of("out of ", "too many ", "too large", "too small", "not enough ");

  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_NAME = 60;

  /** Shorter messages than this say nothing. */
  private static final int FEWEST_LETTERS = 6;

  private static final int MOST_DETAILS = 8;
  private static final int LOOK_BACK = 6;
  private static final int LONGEST_OUTPUT = 60;

  private SaidError() {}

  /** The message behind {@code error:}, with or without a program's name before it, or null. */
  static String words(String line) {
    String text = line.strip();
    if (text.length() > LONGEST_LINE) {
      return null;
    }
    String rest = behindHead(text);
    if (rest == null) {
      int name = nameEnd(text);
      rest = name < 0 ? null : behindHead(text.substring(name + 2).strip());
    }
    return rest != null && says(rest) && !isWrapper(rest) ? rest : null;
  }

  /**
   * The same, or what a program that has run says in words of its own that mean trouble: {@code
   * name: m}, where the name is its own, a library's in it, or a file's. Or null.
   */
  static String ownWords(String line) {
    String headed = words(line);
    String text = line.strip();
    int name = headed != null || text.length() > LONGEST_LINE ? -1 : nameEnd(text);
    if (name < 0) {
      return headed;
    }
    String rest = text.substring(name + 2).strip();
    return says(rest) && meansTrouble(rest) && !isWrapper(rest) ? rest : null;
  }

  /** The last line of a failed command's output, without a name before it, if it means trouble. */
  static String lastWords(String line) {
    String told = ownWords(line);
    String text = line.strip();
    if (told != null || text.length() > LONGEST_LINE) {
      return told;
    }
    return says(text) && meansTrouble(text) && !isWrapper(text) && !isCommand(text) ? text : null;
  }

  /** A command that a shell or make printed before it ran it. */
  private static boolean isCommand(String text) {
    return text.startsWith("(cd ") || text.startsWith("+ ") || text.contains(" && ");
  }

  /**
   * What a line says that stands last before an abort, without the program's name: words that mean
   * trouble, or those of somebody else than the program, as of a library. Null for progress.
   */
  static String beforeAbort(String line, String program) {
    String text = line.strip();
    int name = text.length() > LONGEST_LINE ? -1 : nameEnd(text);
    if (name < 0 || text.substring(0, name).endsWith("sh")) {
      // A shell's own words are about the death.
      return words(line);
    }
    boolean own = program != null && base(text.substring(0, name)).equals(base(program));
    String rest = text.substring(name + 2).strip();
    if (!says(rest) || !meansTrouble(rest) && (own || program == null)) {
      return null;
    }
    return own ? rest : text;
  }

  /**
   * What the program said last before the line {@code index}, on which somebody says that it
   * failed, as a failure; null if that is no such message.
   */
  static Failure above(Log log, int index, Supplier<String> program) {
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BACK); i--) {
      String line = log.line(i);
      if (!line.isBlank() && !isMake(line) && !isUsage(line)) {
        String words = mayHaveWords(line) ? words(line, program) : null;
        if (words != null || Text.indent(line) == 0) {
          return of(log, i, words);
        }
      }
    }
    return null;
  }

  /** Which program ran takes long to find out, and most lines are no message of one. */
  private static boolean mayHaveWords(String line) {
    String text = line.strip();
    return text.length() <= LONGEST_LINE && (nameEnd(text) > 0 || behindHead(text) != null);
  }

  /** Whether the program ended with the advice that parsers of command lines give. */
  static boolean isUsageAbove(Log log, int index) {
    return index > 0 && isUsage(log.line(index - 1));
  }

  /** The advice that parsers of command lines give behind their message. */
  static boolean isUsage(String line) {
    return line.startsWith("Usage: ")
        || line.startsWith("usage: ")
        || line.startsWith("Try ") && line.contains("--help");
  }

  /** The same where the output begins on line {@code from}, below who says that it failed. */
  static Failure below(Log log, int from, Supplier<String> program) {
    int last = lastOfOutput(log, from);
    boolean message = last >= 0 && mayHaveWords(log.line(last));
    return message ? of(log, last, words(log.line(last), program)) : null;
  }

  private static String words(String line, Supplier<String> program) {
    return program.get() == null ? words(line) : ownWords(line);
  }

  /** Index of the last line of the output that begins on line {@code from}, details left out. */
  static int lastOfOutput(Log log, int from) {
    int last = -1;
    int end = Math.min(log.size(), from + LONGEST_OUTPUT);
    for (int i = from; i < end && !endsOutput(log, from, i); i++) {
      String line = log.line(i);
      if (!line.isBlank() && !isUsage(line.strip()) && (last < 0 || Text.indent(line) == 0)) {
        last = i;
      }
    }
    return last;
  }

  /** A failure whose message is the line at {@code index}, or null without words. */
  static Failure of(Log log, int index, String words) {
    return words == null
        ? null
        : Failure.of(
                Kind.COMMAND_FAILED,
                LineText.oneLine(log.line(index), LineText.MAX_MESSAGE),
                log.number(index))
            .withFact(Fact.SAID, words);
  }

  /** Index of the last line that goes on, further in, with the message at {@code index}. */
  static int end(Log log, int index) {
    int indent = Text.indent(log.line(index));
    int end = index;
    while (end - index < MOST_DETAILS
        && end + 1 < log.size()
        && !log.line(end + 1).isBlank()
        && Text.indent(log.line(end + 1)) > indent) {
      end++;
    }
    return end;
  }

  private static String base(String program) {
    String name = Text.basename(program);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String behindHead(String text) {
    int colon = text.indexOf(": ");
    boolean head =
        colon > 0
            && colon < LONGEST_NAME
            && HEADS.contains(text.substring(0, colon).toLowerCase(Locale.ROOT));
    return head ? text.substring(colon + 2).strip() : null;
  }

  /** Index of the colon behind the word that the line begins with, or -1. */
  private static int nameEnd(String text) {
    int colon = text.indexOf(": ");
    int space = text.indexOf(' ');
    return colon > 0 && colon < LONGEST_NAME && space == colon + 1 ? colon : -1;
  }

  /** Two words at least, so that it tells one failure from another. */
  private static boolean says(String message) {
    long letters = message.chars().filter(Character::isLetter).count();
    return letters >= FEWEST_LETTERS && message.indexOf(' ') > 0;
  }

  /** ocamlbuild's and oasis's words for the end of a command, whose own words stand above. */
  private static boolean isWrapper(String message) {
    return message.contains("Failure(\"Command ");
  }

  private static boolean meansTrouble(String message) {
    if (FailureWords.in(message) || LIMITS.stream().anyMatch(message::contains)) {
      return true;
    }
    for (String word : message.toLowerCase(Locale.ROOT).split("[^\\p{Alpha}]+")) {
      if (WRONG.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** What make says of itself, GNU's or the BSDs'. */
  static boolean isMake(String line) {
    return line.startsWith("make") && (line.contains(": *** ") || line.contains(" directory "))
        || line.startsWith("bmake") && line.contains(": stopped in ")
        || line.contains(": recipe for target '") && line.endsWith(" failed")
        || line.startsWith("*** Error code ")
        || line.equals("Stop.");
  }

  /** True where another command's output, or whoever ran this one, has the word. */
  private static boolean endsOutput(Log log, int from, int index) {
    String line = log.line(index);
    return log.quoted(index) != log.quoted(from)
        || line.startsWith("[ERROR]")
        || line.startsWith("(cd ")
        || isMake(line)
        || line.startsWith("File \"")
        || line.endsWith(")") && (line.contains(" (exit ") || line.contains(" (got signal "));
  }
}

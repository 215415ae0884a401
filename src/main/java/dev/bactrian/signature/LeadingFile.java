package dev.bactrian.signature;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that leads a program's message, {@code herd.json: no water}: which one it was is another
 * matter in each run, unless it is a source file, which is a place in code.
 */
final class LeadingFile {

  /** A path with an ending or a directory, behind it a colon and the message. */
  private static final Pattern AT_START =
      Pattern.compile(
          "^(?:[^\\s\":()]{1,200}?\\.(\\p{Alpha}\\w{0,9})|/[^\\s\":()]{1,200}+): (?=\\S)");

  private static final Set<String> SOURCES =
      Set.of("ml", "mli", "mll", "mly", "mlt", "eliom", "c", "h", "cpp", "cc", "hpp");

  /** The system's words for a file, which say nothing without it. */
  private static final List<String> SYSTEM =
      List.of(
          "No such file",
          "Permission denied",
          "Is a directory",
          "Not a directory",
          "File exists",
          "Bad file descriptor",
          "not found",
          "no such file",
          "cannot open",
          "does not exist");

  private static final Pattern FUNCTION = Pattern.compile("^\\p{Lu}\\w*+(?:\\.\\w++)+: ");

  private static final Pattern STRING = Pattern.compile("(?<=[( ]\")[^\"]++");

  private LeadingFile() {}

  /** The message alone, or the text itself where no such file leads it. */
  static String drop(String text) {
    Matcher file = AT_START.matcher(text);
    boolean data =
        file.find()
            && !(file.group(1) != null && SOURCES.contains(file.group(1)))
            && !FUNCTION.matcher(text).find()
            && SYSTEM.stream().noneMatch(words -> text.startsWith(words, file.end()));
    return data ? text.substring(file.end()) : text;
  }

  /** The same for each string among the arguments of an exception. */
  static String dropFromStrings(String exception) {
    return STRING
        .matcher(exception)
        .replaceAll(string -> Matcher.quoteReplacement(drop(string.group())));
  }
}

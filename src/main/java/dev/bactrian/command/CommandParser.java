package dev.bactrian.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Finds commands in a comment: lines that begin with {@code /word} or {@code @bactrian word}, in
 * plain paragraphs only. What stands in quotes, code, lists or HTML is somebody's example. Pure,
 * thread-safe.
 */
public final class CommandParser {

  private static final int MAX_TEXT = 70_000;
  private static final int MAX_COMMANDS = 10;
  private static final int MAX_LINE = 400;

  private static final Parser PARSER = Parser.builder().build();
  private static final Pattern SLASH = Pattern.compile("/([A-Za-z][A-Za-z-]{0,29})(?:\\s+(.*))?");

  private final Supplier<String> name;

  /**
   * @param name the App's name in mentions, without {@code @}; asked for when somebody is mentioned
   */
  public CommandParser(Supplier<String> name) {
    this.name = name;
  }

  private Pattern addressed() {
    return Pattern.compile(
        "(?i)@"
            + Pattern.quote(name.get())
            + "(?:\\[bot\\])?[:,]?\\s+/?([a-z][a-z-]{0,29})(?:\\s+(.*))?");
  }

  /** The commands, in order. */
  public List<Invocation> parse(String markdown) {
    List<Invocation> found = new ArrayList<>();
    if (markdown.length() > MAX_TEXT) {
      return found;
    }
    Node document = PARSER.parse(markdown);
    for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
      if (block instanceof Paragraph) {
        lines(block).forEach(line -> read(line, found));
      }
    }
    return found.size() > MAX_COMMANDS ? found.subList(0, MAX_COMMANDS) : found;
  }

  /** The commands of the new text that were not in the old one. */
  public List<Invocation> added(String before, String now) {
    List<String> old = parse(before).stream().map(Invocation::line).toList();
    return parse(now).stream().filter(each -> !old.contains(each.line())).toList();
  }

  private void read(String line, List<Invocation> found) {
    String text = line.strip();
    if (text.length() > MAX_LINE) {
      return;
    }
    Matcher slash = SLASH.matcher(text);
    if (slash.matches()) {
      found.add(new Invocation(slash.group(1), words(slash.group(2)), false));
    } else if (text.startsWith("@")) {
      Matcher mention = addressed().matcher(text);
      if (mention.matches()) {
        found.add(new Invocation(mention.group(1), words(mention.group(2)), true));
      }
    }
  }

  private static List<String> words(String rest) {
    return rest == null || rest.isBlank() ? List.of() : Arrays.asList(rest.strip().split("\\s+"));
  }

  /** The paragraph's lines; one that holds more than plain text counts up to there. */
  private static List<String> lines(Node paragraph) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    boolean plain = true;
    for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
        lines.add(line.toString());
        line.setLength(0);
        plain = true;
      } else if (node instanceof Text text && plain) {
        line.append(text.getLiteral());
      } else {
        plain = false;
      }
    }
    lines.add(line.toString());
    return lines;
  }
}

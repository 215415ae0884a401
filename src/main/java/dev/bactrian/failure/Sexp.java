package dev.bactrian.failure;

import java.util.ArrayList;
import java.util.List;

/** The s-expressions that Base prints exceptions as, rewritten as constructor applications. */
final class Sexp {

  private Sexp() {}

  /**
   * {@code (Failure "x y")} as {@code Failure("x y")}; an error of an Async monitor is unwrapped;
   * anything else comes back unchanged.
   */
  static String constructor(String text) {
    List<String> items = items(text);
    if (items.isEmpty()) {
      return text;
    }
    String head = unquoted(items.get(0));
    if (head.equals("monitor.ml.Error") && items.size() > 1) {
      String inner = items.get(1);
      return inner.startsWith("(") ? constructor(inner) : unquoted(inner);
    }
    if (head.startsWith("Assert_failure ") || head.startsWith("Match_failure ")) {
      items.addAll(1, List.of(head.substring(head.indexOf(' ') + 1).split(":", 4)));
      head = head.substring(0, head.indexOf(' '));
    }
    if (head.isEmpty() || !Character.isUpperCase(head.charAt(0))) {
      return text;
    }
    List<String> rest = new ArrayList<>();
    for (String item : items.subList(1, items.size())) {
      rest.add(argument(item));
    }
    return rest.isEmpty() ? head : head + "(" + String.join(", ", rest) + ")";
  }

  private static String argument(String item) {
    boolean literal = item.startsWith("(") || item.startsWith("\"") || isNumber(item);
    return literal ? item : '"' + item + '"';
  }

  private static boolean isNumber(String item) {
    return item.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String unquoted(String item) {
    return item.length() > 1 && item.startsWith("\"") && item.endsWith("\"")
        ? item.substring(1, item.length() - 1)
        : item;
  }

  /** The items of the outermost list; what an unclosed list holds counts, too. */
  private static List<String> items(String text) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = -1;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean closes = depth == 0 && c == ')' && !quoted;
      if (!quoted && depth == 0 && (c == ' ' || closes)) {
        if (start >= 0) {
          items.add(text.substring(start, i));
        }
        start = -1;
        if (closes) {
          return items;
        }
        continue;
      }
      if (start < 0) {
        start = i;
      }
      if (c == '"' && text.charAt(i - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')') {
        depth--;
      }
    }
    if (start >= 0) {
      items.add(text.substring(start));
    }
    return items;
  }
}

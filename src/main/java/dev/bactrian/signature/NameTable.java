package dev.bactrian.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Names to values: the first entry whose pattern fits wins. Entries are found by their first
 * character, so that a long table costs little. Immutable.
 */
final class NameTable {

  /** A pattern, what it stands for, and where it is written. */
  record Row(NamePattern pattern, String value, int line) {}

  private final Map<Character, List<Row>> byFirst = new HashMap<>();
  private final List<Row> anywhere = new ArrayList<>();

  private NameTable() {}

  /** A list of names: the value is the name itself. */
  static NameTable names(TextList list) {
    return read(list, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** Entries {@code VALUE blanks PATTERN}. */
  static NameTable valueThenPattern(TextList list) {
    return read(list, NameTable::tail, NameTable::head);
  }

  /** Entries {@code VALUE tab PATTERN}. */
  static NameTable valueTabPattern(TextList list) {
    return read(
        list,
        text -> text.substring(text.indexOf('\t') + 1),
        text -> text.indexOf('\t') < 0 ? "" : text.substring(0, text.indexOf('\t')));
  }

  /** The value of the first row that fits. */
  Optional<String> find(String name) {
    return row(name).map(Row::value);
  }

  boolean has(String name) {
    return row(name).isPresent();
  }

  Set<String> values() {
    Set<String> values = new HashSet<>();
    anywhere.forEach(row -> values.add(row.value()));
    byFirst.values().forEach(rows -> rows.forEach(row -> values.add(row.value())));
    return values;
  }

  Optional<Row> row(String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Row best = first(byFirst.getOrDefault(name.charAt(0), List.of()), name, Integer.MAX_VALUE);
    Row other = first(anywhere, name, best == null ? Integer.MAX_VALUE : best.line());
    return Optional.ofNullable(other == null ? best : other);
  }

  private static Row first(List<Row> rows, String name, int before) {
    for (Row row : rows) {
      if (row.line() >= before) {
        return null;
      }
      if (row.pattern().matches(name)) {
        return row;
      }
    }
    return null;
  }

  private static NameTable read(
      TextList list, UnaryOperator<String> pattern, UnaryOperator<String> value) {
    NameTable table = new NameTable();
    for (TextList.Entry entry : list.entries()) {
      Row row;
      try {
        row =
            new Row(
                new NamePattern(pattern.apply(entry.text())),
                value.apply(entry.text()),
                entry.line());
      } catch (IllegalArgumentException e) {
        throw new TextList.ListError(list.name(), entry.line(), e.getMessage());
      }
      if (row.value().isBlank()) {
        throw new TextList.ListError(list.name(), entry.line(), "two columns wanted");
      }
      if (row.pattern().first() == 0) {
        table.anywhere.add(row);
      } else {
        table.byFirst.computeIfAbsent(row.pattern().first(), c -> new ArrayList<>()).add(row);
      }
    }
    return table;
  }

  private static String head(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? "" : text.substring(0, blank);
  }

  private static String tail(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0) {
      throw new IllegalArgumentException("two columns wanted");
    }
    return text.substring(blank).strip();
  }
}

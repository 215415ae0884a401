package dev.bactrian.signature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of the {@code signature} package: plain text that a triager can edit; {@code #} begins a
 * comment line. Immutable.
 *
 * @param name the file's name, for messages
 * @param entries in order
 */
record TextList(String name, List<Entry> entries) {

  /**
   * One line.
   *
   * @param text without surrounding blanks
   * @param line 1-based
   */
  record Entry(String text, int line) {}

  TextList {
    entries = List.copyOf(entries);
  }

  /** The list of that name on the class path. */
  static TextList resource(String name) {
    try (InputStream in = TextList.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no list " + name + " on the class path");
      }
      return parse(
          name,
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws ListError if an entry stands there twice
   */
  static TextList parse(String name, List<String> lines) {
    List<Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      if (!seen.add(text)) {
        throw new ListError(name, i + 1, "stands there twice: " + text);
      }
      entries.add(new Entry(text, i + 1));
    }
    return new TextList(name, entries);
  }

  /** A mistake in a list, with its place. */
  static final class ListError extends RuntimeException {
    private static final long serialVersionUID = 1;

    ListError(String name, int line, String what) {
      super(name + ":" + line + ": " + what);
    }
  }
}

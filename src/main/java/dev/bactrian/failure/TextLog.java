package dev.bactrian.failure;

import java.util.List;

/** A log held as text. */
final class TextLog implements Log {

  private final List<String> lines;

  TextLog(String text) {
    this.lines = text.lines().toList();
  }

  @Override
  public int size() {
    return lines.size();
  }

  @Override
  public String line(int index) {
    String raw = lines.get(index);
    if (raw.startsWith("# ") || raw.startsWith("- ") || raw.startsWith("+ ")) {
      return raw.substring(2);
    }
    return raw;
  }

  @Override
  public String raw(int index) {
    return lines.get(index);
  }

  @Override
  public int number(int index) {
    return index + 1;
  }

  @Override
  public boolean quoted(int index) {
    return lines.get(index).startsWith("# ");
  }
}

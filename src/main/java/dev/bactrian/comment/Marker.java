package dev.bactrian.comment;

/**
 * The hidden first line by which a comment of ours is found again. Believed only at the very
 * beginning, and only under our own account: people quote it.
 */
public enum Marker {
  SUGGESTION("<!-- bactrian:suggestion v1 -->"),
  /** Under a canonical report: what repeats it. */
  NOTE("<!-- bactrian:note v1 -->"),
  /** Where its failure was seen again. */
  SIGHTING("<!-- bactrian:sighting v1 -->");

  private final String line;

  Marker(String line) {
    this.line = line;
  }

  /** The line, without its end. */
  public String line() {
    return line;
  }

  /** True if the text begins with it. */
  public boolean begins(String body) {
    return body != null && body.startsWith(line);
  }
}

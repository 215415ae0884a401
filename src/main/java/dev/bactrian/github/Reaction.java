package dev.bactrian.github;

/** A reaction: it acknowledges, and notifies nobody. */
public enum Reaction {
  THUMBS_UP("+1"),
  THUMBS_DOWN("-1"),
  CONFUSED("confused"),
  ROCKET("rocket"),
  EYES("eyes");

  private final String content;

  Reaction(String content) {
    this.content = content;
  }

  /** GitHub's name for it. */
  public String content() {
    return content;
  }
}

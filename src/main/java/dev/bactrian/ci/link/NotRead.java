package dev.bactrian.ci.link;

/** A log was not read; the reason is a word for figures: gone, private, too-large, binary, ... */
public final class NotRead extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason one word, with hyphens
   */
  public NotRead(String reason) {
    super(reason);
  }
}

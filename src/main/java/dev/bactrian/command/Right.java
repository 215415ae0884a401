package dev.bactrian.command;

/** Who may use a command. */
public enum Right {
  ANYONE("anyone"),
  /** Whoever wrote the report, and those who may triage. */
  AUTHOR("the report's author, and whoever has the triage role"),
  TRIAGE("whoever has the triage role");

  private final String words;

  Right(String words) {
    this.words = words;
  }

  /** For help and refusals. */
  public String words() {
    return words;
  }
}

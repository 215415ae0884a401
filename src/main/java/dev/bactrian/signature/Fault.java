package dev.bactrian.signature;

/** Who has to mend it. */
public enum Fault {
  PACKAGE,
  COMPILER,
  INFRASTRUCTURE,
  UNKNOWN;

  /** The word of the JSON contract. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

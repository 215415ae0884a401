package dev.bactrian.fetch;

import java.io.IOException;

/** Something was not got. Its message never holds the address: that may carry a permission. */
public final class FetchException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** It may not be asked. */
    REFUSED,
    /** It could not be reached, or not in time. */
    UNREACHABLE,
    /** There is more than is read. */
    TOO_LARGE
  }

  private final Kind kind;

  /**
   * @param cause or null
   */
  public FetchException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}

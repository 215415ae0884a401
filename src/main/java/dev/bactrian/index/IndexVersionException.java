package dev.bactrian.index;

/** The index on disk was written by another version of the format or of the signatures. */
public final class IndexVersionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  IndexVersionException(String where, String found, String wanted) {
    super(
        "the index in "
            + where
            + " has "
            + found
            + ", this program needs "
            + wanted
            + ": run `bactrian reindex`");
  }
}

package dev.bactrian.store;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in words what a driver says in codes. */
final class DatabaseFailures {

  static final String DAMAGED =
      "damaged; bring a backup back with bactrian restore, or move the file away to begin anew";

  private DatabaseFailures() {}

  static DatabaseException explain(String name, Throwable failure) {
    return new DatabaseException(name + ": " + reason(failure), failure);
  }

  private static String reason(Throwable failure) {
    Throwable last = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      last = cause;
      if (cause instanceof SQLiteException sqlite) {
        return reason(sqlite.getResultCode());
      }
    }
    return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
  }

  /** Extended codes carry the primary one in their low byte (sqlite.org/rescode.html). */
  private static String reason(SQLiteErrorCode code) {
    return switch (code.code & 0xff) {
      case 5, 6 -> "locked by another process; stop that one, or choose another BACTRIAN_DATA";
      case 8 -> "read-only; make the file and its folder writable";
      case 10 -> "the disk could not be read or written (" + code.message + ")";
      case 11 -> DAMAGED;
      case 13 -> "the disk is full; make room and start again";
      case 14 -> "cannot be opened; is it a file, in a folder that may be written?";
      case 26 -> "not a database; move the file away, or choose another BACTRIAN_DATA";
      default -> code.message;
    };
  }
}

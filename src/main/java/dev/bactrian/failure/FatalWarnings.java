package dev.bactrian.failure;

/**
 * Compilers before 4.08 end with {@code Some fatal warnings were triggered (1 occurrences)}, and
 * those before 4.03 with {@code Error-enabled warnings (1 occurrences)} and no other sign of which
 * of the warnings above it were fatal.
 */
final class FatalWarnings {

  private static final int LOOK_BACK = 60;

  private FatalWarnings() {}

  /** True if the message is such an ending. */
  static boolean isSummary(String message) {
    return message.startsWith("Some fatal warnings were triggered")
        || message.startsWith("Error-enabled warnings");
  }

  /** The last warning above the summary, which is the likeliest; null if none is near. */
  static Failure lastAbove(Log log, int index) {
    int stop = Math.max(0, index - LOOK_BACK);
    for (int i = index - 1; i >= stop; i--) {
      String line = log.line(i);
      if (line.startsWith("Warning ")) {
        int colon = line.indexOf(':');
        String number = colon < 0 ? "" : line.substring("Warning ".length(), colon);
        if (number.isEmpty() || Text.digitsEnd(number, 0) == 0) {
          return null;
        }
        Failure failure =
            Failure.of(
                    Kind.WARNING_AS_ERROR,
                    Paragraph.join(log, i, line.substring(colon + 1)),
                    log.number(i))
                .withFact(Fact.WARNING, number.replace("[", "").replace("]", ""));
        SourceLocation location = SourceLocation.above(log, i);
        return location == null ? failure : failure.withLocation(location.toLocation());
      }
    }
    return null;
  }
}

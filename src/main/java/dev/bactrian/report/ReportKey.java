package dev.bactrian.report;

/**
 * Names an issue for good: repositories are renamed and transferred, their ids stay.
 *
 * @param repository GitHub's database id; negative for trackers imported without one
 * @param number the issue's number
 */
public record ReportKey(long repository, int number) implements Comparable<ReportKey> {

  @Override
  public int compareTo(ReportKey other) {
    int byRepository = Long.compare(repository, other.repository);
    return byRepository != 0 ? byRepository : Integer.compare(number, other.number);
  }

  /** {@code repository#number}, the form used as a key in the store and the index. */
  @Override
  public String toString() {
    return repository + "#" + number;
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static ReportKey parse(String text) {
    int at = text.indexOf('#');
    if (at < 0) {
      throw new IllegalArgumentException("not a report key: " + text);
    }
    return new ReportKey(
        Long.parseLong(text.substring(0, at)), Integer.parseInt(text.substring(at + 1)));
  }
}

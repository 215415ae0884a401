package dev.bactrian.store;

/**
 * An issue as the tables name it.
 *
 * @param repository GitHub's database id
 * @param number of the issue
 */
public record IssueKey(long repository, int number) implements Comparable<IssueKey> {

  @Override
  public int compareTo(IssueKey other) {
    int byRepository = Long.compare(repository, other.repository);
    return byRepository != 0 ? byRepository : Integer.compare(number, other.number);
  }
}

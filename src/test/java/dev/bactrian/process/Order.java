package dev.bactrian.process;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;

/**
 * What somebody with the triage role commanded under an issue; each issue bears one at most.
 *
 * @param other the earlier report that the command names
 */
record Order(Kind kind, FakeIssue issue, FakeIssue other, FakeComment comment) {

  /** The commands, with what each must have done exactly once. */
  enum Kind {
    DUPLICATE("/duplicate #%d", "closed"),
    BLOCKED("/link #%d blocked-by", "blocked by #%d"),
    LABELLED("/label accept", "labeled " + Town.LABEL);

    private final String command;
    private final String deed;

    Kind(String command, String deed) {
      this.command = command;
      this.deed = deed;
    }

    String command(FakeIssue other) {
      return command.formatted(other.number());
    }
  }

  /** In the words of {@link FakeIssue#deeds}. */
  String deed() {
    return kind.deed.formatted(other.number());
  }
}

package dev.bactrian.comment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says, below an answer, that the repository's file is wrong. Stateless and thread-safe. */
public final class BrokenFile {

  private static final int MOST = 3;

  private BrokenFile() {}

  /** A note; empty if nothing is wrong. */
  public static Optional<String> note(List<String> problems) {
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    String named =
        problems.stream()
            .limit(MOST)
            .map(problem -> MarkdownSafe.code(problem, 160))
            .collect(Collectors.joining(", "));
    return Optional.of(
        "By the way: `.github/bactrian.yml` is wrong, and the last good one holds until it is"
            + " mended: "
            + named
            + (problems.size() > MOST ? ", …" : "")
            + ".");
  }
}

package dev.bactrian.web;

import dev.bactrian.ci.Blocked;
import java.util.List;

/**
 * Packages to look at.
 *
 * @param known how many the imported opam repository has; 0 if none was imported
 * @param lines those with most open public reports first
 * @param bugs open ones for which packages wait, those for which most wait first
 * @param builds that fail on one compiler only, of the most needed packages first
 * @param closed packages with releases that say by their bounds that they are not for OCaml 5
 */
public record PackagesView(
    int known, List<Line> lines, List<Bug> bugs, List<Build> builds, List<Closed> closed) {

  /**
   * A bug.
   *
   * @param packages that fail with it, the most needed first
   * @param waiting how many packages there are with all that need these
   */
  public record Bug(String name, String path, String title, List<String> packages, int waiting) {}

  /**
   * A build that fails.
   *
   * @param day since when
   * @param lastGood the run before, or null
   */
  public record Build(
      String name,
      String release,
      String compiler,
      String state,
      String day,
      String lastGood,
      List<String> causes,
      int waiting) {

    static Build of(Blocked one, int waiting) {
      return new Build(
          one.name(),
          one.release(),
          one.compiler(),
          one.state(),
          one.since().startedAt().toString().substring(0, 10),
          one.lastGood() == null ? null : one.lastGood().run(),
          one.causes(),
          waiting);
    }
  }

  /** A package and how many of its releases are closed; 1 where only the latest is known. */
  public record Closed(String name, boolean latest, int releases) {}

  /**
   * A package.
   *
   * @param waiting how many packages need it
   */
  public record Line(String name, int openReports, int waiting, String ocaml5) {}
}

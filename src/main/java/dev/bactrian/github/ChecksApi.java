package dev.bactrian.github;

/** Check runs, in which CIs say what they think of a commit. Thread-safe. */
public final class ChecksApi {

  private final Calls calls;

  ChecksApi(Calls calls) {
    this.calls = calls;
  }

  /**
   * One check run.
   *
   * @throws GitHubException if it is not there, or may not be read
   */
  public CheckRun get(RepositoryRef repository, long id) {
    return calls.get(repository, Access.CHECKS, "/check-runs/" + id).as(CheckRun.class);
  }
}

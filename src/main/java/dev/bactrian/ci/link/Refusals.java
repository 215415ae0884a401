package dev.bactrian.ci.link;

import dev.bactrian.github.GitHubException;

/** GitHub's refusals in one word each. */
final class Refusals {

  private Refusals() {}

  static NotRead of(GitHubException e) {
    return new NotRead(
        switch (e.kind()) {
          case NOT_FOUND -> "gone";
          case FORBIDDEN, LOCKED, UNAUTHORIZED -> "forbidden";
          case NOT_INSTALLED -> "not-installed";
          case INVALID -> e.status() == 0 ? "too-large" : "forbidden";
          case RATE_LIMITED -> "limited";
          case MALFORMED -> "refused";
          case UNAVAILABLE -> "unreachable";
        });
  }
}

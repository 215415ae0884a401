package dev.bactrian.github;

import dev.bactrian.fetch.FetchException;
import dev.bactrian.github.GitHubException.Kind;
import java.net.URI;
import okhttp3.Dns;

/** Gets files that GitHub points at, and fails as the other calls do. Thread-safe. */
final class Download {

  private final dev.bactrian.fetch.Download download;

  Download(GitHubHost github, Dns resolver) {
    this.download =
        new dev.bactrian.fetch.Download(new GitHubReach(github), Rest.USER_AGENT, resolver);
  }

  /** The first so many bytes. */
  dev.bactrian.fetch.Download.Got head(URI uri, int maxBytes) {
    try {
      return download.head(uri, maxBytes);
    } catch (FetchException e) {
      throw inOurWords(e);
    }
  }

  /** The last so many bytes. */
  dev.bactrian.fetch.Download.Got tail(URI uri, int maxBytes) {
    try {
      return download.tail(uri, maxBytes);
    } catch (FetchException e) {
      throw inOurWords(e);
    }
  }

  /** True if the address may be asked at all. */
  boolean allows(URI uri) {
    return download.allows(uri);
  }

  private static GitHubException inOurWords(FetchException e) {
    Kind kind = e.kind() == FetchException.Kind.REFUSED ? Kind.MALFORMED : Kind.UNAVAILABLE;
    return GitHubException.of(kind, "log: " + e.getMessage(), e.getCause());
  }
}

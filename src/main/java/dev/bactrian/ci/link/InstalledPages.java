package dev.bactrian.ci.link;

import dev.bactrian.ci.job.ServerBase;
import dev.bactrian.github.RepositoryRef;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GitHub's pages of repositories where we are installed. What a private repository's pages lead to
 * is read for that repository only.
 *
 * @param web base of GitHub's pages
 * @param repositories by {@code owner/name}
 */
record InstalledPages(ServerBase web, Function<String, Optional<ActionsLogs.Known>> repositories) {

  boolean has(Pattern pages, URI link) {
    return pages.matcher(web.path(link).orElse("")).matches();
  }

  /**
   * The page's path, matched.
   *
   * @throws NotRead if it is none of these pages
   */
  Matcher page(Pattern pages, URI link) throws NotRead {
    Matcher path = pages.matcher(web.path(link).orElse(""));
    if (!path.matches()) {
      throw new NotRead("refused");
    }
    return path;
  }

  /**
   * The repository of that name.
   *
   * @throws NotRead if we are not installed there, or the reader may not know what is there
   */
  RepositoryRef readable(String name, LinkedLogSource.Reader reader) throws NotRead {
    ActionsLogs.Known repository =
        repositories.apply(name).orElseThrow(() -> new NotRead("not-installed"));
    if (repository.isPrivate() && repository.ref().id() != reader.repository()) {
      // The same word as for one that nobody knows: its name may be a guess.
      throw new NotRead("not-installed");
    }
    return repository.ref();
  }
}

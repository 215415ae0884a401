package dev.bactrian.github;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHContent;

/** Files of a repository, and who may do what there. All calls throw {@link GitHubException}. */
public final class RepositoryApi {

  private static final int MAX_FILE = 256 * 1024;

  private final Calls calls;
  private final Hub hub;
  private final Tokens tokens;
  private final AskedOnce<RoleKey, Role> roles = new AskedOnce<>(10_000, Duration.ofMinutes(1));

  RepositoryApi(Calls calls, Hub hub, Tokens tokens) {
    this.calls = calls;
    this.hub = hub;
    this.tokens = tokens;
  }

  /** The repository as it is now. */
  public Repository get(RepositoryRef repository) {
    return calls.get(repository, Access.METADATA, "").as(Repository.class);
  }

  /**
   * What somebody may do; remembered for a minute.
   *
   * @throws GitHubException if it can't be found out: then the answer is no
   */
  public Role role(RepositoryRef repository, String login) {
    return roles.get(new RoleKey(repository.id(), login), () -> askedRole(repository, login));
  }

  /** A file of the default branch, as UTF-8 text; nothing if there is none, or it is too large. */
  public Optional<String> file(RepositoryRef repository, String path) {
    try {
      return tokens.with(
          repository,
          Access.CONTENTS,
          token ->
              hub.call(
                  "file " + path,
                  () ->
                      text(
                          hub.with(token)
                              .getRepository(repository.fullName())
                              .getFileContent(path))));
    } catch (GitHubException e) {
      return nothingIfMissing(e);
    }
  }

  /** The paths of the files of a folder of the default branch; none if there is no such folder. */
  public List<String> files(RepositoryRef repository, String folder) {
    try {
      return tokens.with(
          repository,
          Access.CONTENTS,
          token ->
              hub.call(
                  "folder " + folder,
                  () ->
                      hub
                          .with(token)
                          .getRepository(repository.fullName())
                          .getDirectoryContent(folder)
                          .stream()
                          .filter(GHContent::isFile)
                          .map(GHContent::getPath)
                          .toList()));
    } catch (GitHubException e) {
      return this.<List<String>>nothingIfMissing(e).orElse(List.of());
    }
  }

  private Role askedRole(RepositoryRef repository, String login) {
    String user = URLEncoder.encode(login, StandardCharsets.UTF_8);
    try {
      return Role.of(
          calls.get(repository, Access.METADATA, "/collaborators/" + user + "/permission").json());
    } catch (GitHubException e) {
      if (e.kind() == GitHubException.Kind.NOT_FOUND) {
        return Role.NONE;
      }
      throw e;
    }
  }

  private static Optional<String> text(GHContent content) throws IOException {
    if (content.getSize() > MAX_FILE) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream stream = content.read()) {
      bytes.write(stream.readNBytes(MAX_FILE));
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private <T> Optional<T> nothingIfMissing(GitHubException e) {
    if (e.kind() == GitHubException.Kind.NOT_FOUND) {
      return Optional.empty();
    }
    throw e;
  }

  private record RoleKey(long repository, String login) {}
}

package dev.bactrian.github;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Gists, where people paste logs. Thread-safe. */
public final class GistApi {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{1,64}");

  private final Hub hub;

  GistApi(Hub hub) {
    this.hub = hub;
  }

  /**
   * The files of a public gist by name, each as far as GitHub gives it at once (1 MB).
   *
   * @throws GitHubException if it can't be read
   * @throws IllegalArgumentException if {@code id} is none
   */
  public Map<String, String> files(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a gist");
    }
    return hub.call(
        "gist",
        () -> {
          Map<String, String> files = new LinkedHashMap<>();
          hub.with(null)
              .getGist(id)
              .getFiles()
              .forEach(
                  (name, file) ->
                      files.put(name, file.getContent() == null ? "" : file.getContent()));
          return files;
        });
  }
}

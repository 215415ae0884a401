package dev.bactrian.github;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.kohsuke.github.GHGistFile;

/** Gists, where people paste logs. Thread-safe. */
public final class GistApi {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{1,64}");
  private static final String RAW = "gist.githubusercontent.com";
  private static final int MOST_FILES = 20;

  private final Hub hub;
  private final Tokens tokens;
  private final Download download;

  GistApi(Hub hub, Tokens tokens, Download download) {
    this.hub = hub;
    this.tokens = tokens;
    this.download = download;
  }

  /**
   * The files of a public gist by name, the first twenty.
   *
   * @param installation whose limit it counts for: without one it is 60 requests an hour
   * @param maxBytes of one file; larger ones are left out
   * @throws GitHubException if it can't be read
   * @throws IllegalArgumentException if {@code id} is none
   */
  public Map<String, String> files(long installation, String id, int maxBytes) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a gist");
    }
    String token = tokens.forInstallation(installation, Access.METADATA);
    Map<String, GHGistFile> all = hub.call("gist", () -> hub.with(token).getGist(id).getFiles());
    Map<String, String> files = new LinkedHashMap<>();
    all.entrySet().stream()
        .limit(MOST_FILES)
        .filter(one -> one.getValue().getSize() <= maxBytes)
        .forEach(one -> files.put(one.getKey(), text(one.getValue(), maxBytes)));
    return files;
  }

  /** In the answer itself up to 1 MB; the rest lies where GitHub says, if that is its own host. */
  private String text(GHGistFile file, int maxBytes) {
    if (!file.isTruncated() || file.getRawUrl() == null) {
      return file.getContent() == null ? "" : file.getContent();
    }
    URI raw = URI.create(file.getRawUrl());
    if (!RAW.equals(raw.getHost())) {
      return file.getContent() == null ? "" : file.getContent();
    }
    byte[] bytes = AttachmentApi.whole(download.head(raw, maxBytes));
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }
}

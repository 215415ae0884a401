package dev.bactrian.github;

import dev.bactrian.github.GitHubException.Kind;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Files that people attached to an issue. Those of private repositories are for browsers only
 * (docs.github.com, "Attaching files"): no token of an App opens them. Thread-safe.
 */
public final class AttachmentApi {

  private static final int MAX_REDIRECTS = 3;
  private static final Pattern PATH =
      Pattern.compile("/(?:user-attachments|[\\w.-]{1,100}/[\\w.-]{1,100})/files/\\d{1,20}/[^/]+");

  private final GitHubHost host;
  private final Download download;

  AttachmentApi(GitHubHost host, Download download) {
    this.host = host;
    this.download = download;
  }

  /** True if the address is one of an attachment. */
  public boolean knows(URI link) {
    return isPages(link) && link.getRawPath() != null && PATH.matcher(link.getRawPath()).matches();
  }

  /**
   * The file.
   *
   * @throws GitHubException if it is gone, too large, or leads to where attachments don't lie
   */
  public byte[] read(URI link, int maxBytes) {
    URI current = link;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (!knows(current) && !isStorage(current)) {
        throw GitHubException.of(Kind.MALFORMED, "attachment: it leads elsewhere", null);
      }
      dev.bactrian.fetch.Download.Got got = download.head(current, maxBytes);
      if (got.location() == null) {
        return whole(got);
      }
      current = got.location();
    }
    throw GitHubException.of(Kind.MALFORMED, "attachment: redirected in circles", null);
  }

  static byte[] whole(dev.bactrian.fetch.Download.Got got) {
    if (got.status() != 200) {
      throw Failures.of("log", got.status(), null, null, false);
    }
    if (got.isCut()) {
      throw GitHubException.of(Kind.INVALID, "log: larger than is read", null);
    }
    return got.bytes();
  }

  private boolean isPages(URI uri) {
    URI web = host.web();
    return web.getScheme().equals(uri.getScheme())
        && web.getHost().equalsIgnoreCase(String.valueOf(uri.getHost()))
        && web.getPort() == uri.getPort();
  }

  /** Where GitHub keeps them; a server of one's own keeps them below its own name. */
  private boolean isStorage(URI uri) {
    String name = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return name.endsWith(".githubusercontent.com")
        || (!host.isGitHubDotCom() && name.endsWith("." + host.web().getHost()));
  }
}

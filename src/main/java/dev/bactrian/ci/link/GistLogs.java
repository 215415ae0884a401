package dev.bactrian.ci.link;

import dev.bactrian.github.GistApi;
import dev.bactrian.github.GitHubException;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Logs pasted into gists. */
final class GistLogs implements LinkedLogSource {

  private static final Pattern ID =
      Pattern.compile("/(?:[A-Za-z0-9-]{1,39}/)?([0-9a-f]{20,40})(?:[/.].*)?");

  private final GistApi gists;

  GistLogs(GistApi gists) {
    this.gists = gists;
  }

  @Override
  public String name() {
    return "gist";
  }

  @Override
  public boolean knows(URI link) {
    String host = String.valueOf(link.getHost());
    return (host.equals("gist.github.com") || host.equals("gist.githubusercontent.com"))
        && link.getPath() != null
        && ID.matcher(link.getPath()).matches();
  }

  @Override
  public List<String> read(URI link, Reader reader) throws NotRead {
    Matcher id = ID.matcher(link.getPath());
    if (!id.matches()) {
      throw new NotRead("refused");
    }
    try {
      return gists.files(reader.installation(), id.group(1), Limits.FILE).values().stream()
          .filter(text -> text.indexOf('\0') < 0)
          .limit(Limits.PARTS)
          .toList();
    } catch (GitHubException e) {
      throw Refusals.of(e);
    }
  }
}

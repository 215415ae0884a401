package dev.bactrian.ci.link;

import dev.bactrian.ci.job.CiSource;
import dev.bactrian.ci.job.CiSources;
import dev.bactrian.ci.job.FailedLogs;
import dev.bactrian.fetch.FetchException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Jobs and builds of one CI server: what failed there on its own. */
final class CiLogs implements LinkedLogSource {

  private final CiSource source;
  private final FailedLogs logs;

  CiLogs(CiSource source, CiSources all) {
    this.source = source;
    this.logs = new FailedLogs(all, Limits.PARTS, Limits.JOB);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public boolean knows(URI link) {
    return source.knows(link);
  }

  @Override
  public List<String> read(URI link, Reader reader) throws NotRead {
    try {
      FailedLogs.Found found = logs.read(link);
      if (found.texts().isEmpty() && found.unfinished()) {
        throw new NotRead("running");
      }
      for (String text : found.texts()) {
        if (text.indexOf('\0') >= 0) {
          throw new NotRead("binary");
        }
      }
      return found.texts();
    } catch (IOException e) {
      throw notRead(e);
    }
  }

  /** Why a server's log was not read, in one word. */
  static NotRead notRead(IOException e) {
    if (e instanceof FileNotFoundException) {
      return new NotRead("gone");
    }
    if (e instanceof FetchException fetch) {
      return new NotRead(fetch.kind() == FetchException.Kind.REFUSED ? "refused" : "unreachable");
    }
    return new NotRead(e instanceof java.io.InterruptedIOException ? "unreachable" : "changed");
  }
}

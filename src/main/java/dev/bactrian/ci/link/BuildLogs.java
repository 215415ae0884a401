package dev.bactrian.ci.link;

import dev.bactrian.ci.job.CiSources;
import dev.bactrian.ci.job.FailedLogs;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The logs of what failed in builds that a CI tells of. Thread-safe. */
public final class BuildLogs {

  private final FailedLogs logs;

  public BuildLogs(CiSources servers) {
    this.logs = new FailedLogs(servers, Limits.PARTS, Limits.JOB);
  }

  /**
   * What is behind these links, the first few logs.
   *
   * @throws NotRead if nothing of it could be read
   */
  public List<String> read(List<String> links) throws NotRead {
    List<String> texts = new ArrayList<>();
    NotRead trouble = null;
    for (String link : links) {
      try {
        logs.read(URI.create(link)).texts().stream()
            .limit(Math.max(0, Limits.PARTS - texts.size()))
            .forEach(texts::add);
      } catch (IOException e) {
        trouble = CiLogs.notRead(e);
      } catch (IllegalArgumentException e) {
        trouble = new NotRead("refused");
      }
    }
    if (texts.isEmpty() && trouble != null) {
      throw trouble;
    }
    return texts;
  }
}

package dev.bactrian.ci.link;

import dev.bactrian.github.AttachmentApi;
import dev.bactrian.github.GitHubException;
import java.net.URI;
import java.util.List;

/** Files attached to public issues; those of private ones no App may read. */
final class AttachmentLogs implements LinkedLogSource {

  private final AttachmentApi attachments;

  AttachmentLogs(AttachmentApi attachments) {
    this.attachments = attachments;
  }

  @Override
  public String name() {
    return "attachment";
  }

  @Override
  public boolean knows(URI link) {
    return attachments.knows(link);
  }

  @Override
  public List<String> read(URI link, Reader reader) throws NotRead {
    if (reader.isPrivate()) {
      throw new NotRead("private");
    }
    try {
      return AttachedText.in(attachments.read(link, Limits.FILE));
    } catch (GitHubException e) {
      throw Refusals.of(e);
    }
  }
}

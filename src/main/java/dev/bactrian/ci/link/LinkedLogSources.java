package dev.bactrian.ci.link;

import dev.bactrian.ci.job.CiSources;
import dev.bactrian.github.GitHubApi;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one list of places whose logs are read. A link that none of them knows is not followed.
 *
 * @param all asked in this order
 */
public record LinkedLogSources(List<LinkedLogSource> all) {

  public LinkedLogSources {
    all = List.copyOf(all);
  }

  /** GitHub's own places, then the CI servers of the settings. */
  public static LinkedLogSources of(GitHubApi github, ActionsLogs actions, CiSources servers) {
    List<LinkedLogSource> all =
        new ArrayList<>(
            List.of(
                new AttachmentLogs(github.attachments()),
                new GistLogs(github.gists()),
                actions,
                actions.checkRuns(github.checks(), servers)));
    servers.all().forEach(server -> all.add(new CiLogs(server, servers)));
    return new LinkedLogSources(all);
  }

  /** Who reads such a link. */
  public Optional<LinkedLogSource> of(String address) {
    try {
      URI link = URI.create(address);
      return all.stream().filter(source -> source.knows(link)).findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

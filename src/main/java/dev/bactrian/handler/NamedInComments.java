package dev.bactrian.handler;

import dev.bactrian.comment.Naming;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Mentions;
import dev.bactrian.store.Repositories;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a comment of ours which reports and repositories it names. Thread-safe. */
final class NamedInComments implements Naming {

  /** As a run is linked, and as a repository alone is named. */
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "/([\\w-]{1,39})/([\\w.-]{1,100})/actions/runs/|`([\\w-]{1,39})/([\\w.-]{1,100})`");

  private final Mentions mentions;
  private final MentionedReports reports;
  private final Repositories repositories;

  NamedInComments(Mentions mentions, MentionedReports reports, Repositories repositories) {
    this.mentions = mentions;
    this.reports = reports;
    this.repositories = repositories;
  }

  @Override
  public void said(IssueKey place, long comment, String text) {
    Set<IssueKey> about = new LinkedHashSet<>();
    for (ReportKey key : reports.in(text, place.repository())) {
      about.add(Tracker.key(key));
    }
    Matcher matcher = REPOSITORY.matcher(text);
    while (matcher.find()) {
      String owner = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
      String name = matcher.group(1) == null ? matcher.group(4) : matcher.group(2);
      repositories.named(owner, name).ifPresent(one -> about.add(new IssueKey(one.id(), 0)));
    }
    mentions.add(place, comment, about);
  }

  @Override
  public void deleted(IssueKey place, long comment) {
    mentions.forget(place, comment);
  }
}

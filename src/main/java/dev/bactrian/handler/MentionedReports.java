package dev.bactrian.handler;

import dev.bactrian.report.ReportKey;
import dev.bactrian.store.Repositories;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reports that a text names: {@code #N}, {@code owner/name#N}, and addresses of issues. */
public final class MentionedReports {

  private static final int MAX_TEXT = 100_000;
  private static final int MAX_REPORTS = 200;

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<![\\w/])(?:([\\w-]{1,39})/([\\w.-]{1,100}))?#(\\d{1,9})\\b"
              + "|/([\\w-]{1,39})/([\\w.-]{1,100})/issues/(\\d{1,9})\\b");

  private static final Pattern DUPLICATE =
      Pattern.compile("(?i)^\\s{0,3}duplicate of\\s++(\\S{1,200})");

  private final Repositories repositories;

  public MentionedReports(Repositories repositories) {
    this.repositories = repositories;
  }

  /** All that the text, standing in that repository, names and that lie in repositories we see. */
  public Set<ReportKey> in(String text, long repository) {
    Set<ReportKey> found = new HashSet<>();
    Matcher reference =
        REFERENCE.matcher(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    while (found.size() < MAX_REPORTS && reference.find()) {
      key(reference, repository).ifPresent(found::add);
    }
    return found;
  }

  /** The report that one word names, if it is nothing else. */
  public Optional<ReportKey> one(String word, long repository) {
    Matcher reference = REFERENCE.matcher(word);
    boolean address = word.startsWith("https://");
    if (word.length() < 300 && reference.find() && (address || reference.start() == 0)) {
      return key(reference, repository);
    }
    return Optional.empty();
  }

  /** What the text says, in GitHub's own words, that its issue is a duplicate of. */
  public Optional<ReportKey> duplicateOf(String text, long repository) {
    Set<String> words = new LinkedHashSet<>();
    text.lines()
        .limit(500)
        .forEach(
            line -> {
              Matcher duplicate = DUPLICATE.matcher(line);
              if (duplicate.find()) {
                words.add(duplicate.group(1));
              }
            });
    return words.stream().flatMap(word -> one(word, repository).stream()).findFirst();
  }

  private Optional<ReportKey> key(Matcher reference, long repository) {
    String number = reference.group(3) == null ? reference.group(6) : reference.group(3);
    String owner = reference.group(1) == null ? reference.group(4) : reference.group(1);
    String name = reference.group(2) == null ? reference.group(5) : reference.group(2);
    if (owner == null) {
      return Optional.of(new ReportKey(repository, Integer.parseInt(number)));
    }
    return repositories
        .named(owner, name)
        .map(found -> new ReportKey(found.id(), Integer.parseInt(number)));
  }
}

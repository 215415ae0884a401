package dev.bactrian.web;

import dev.bactrian.index.Entry;
import dev.bactrian.index.SearchableIndex;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The reports as a visitor may see them. Thread-safe. */
public final class ReportBook {

  private static final Pattern NAME = Pattern.compile("([\\w-]{1,39}/[\\w.-]{1,100})#(\\d{1,9})");

  private final Repositories repositories;
  private final Reports reports;
  private final SearchableIndex index;

  public ReportBook(Repositories repositories, Reports reports, SearchableIndex index) {
    this.repositories = repositories;
    this.reports = reports;
    this.index = index;
  }

  /** By its name, if there is one that the visitor may see. */
  Optional<Entry> find(Visitor visitor, String repository, int number) {
    String[] parts = repository.split("/", 2);
    Optional<Entry> known =
        parts.length < 2
            ? Optional.empty()
            : repositories
                .named(parts[0], parts[1])
                .flatMap(one -> index.get(new ReportKey(one.id(), number)));
    return known
        .or(() -> index.find(repository, number))
        .filter(entry -> maySee(visitor, entry.report().post()));
  }

  /** False if everybody must not see what is called {@code owner/name#N}. */
  boolean isPublic(String name) {
    String[] parts = name.split("[/#]");
    return parts.length < 2
        || repositories.named(parts[0], parts[1]).map(one -> !one.isPrivate()).orElse(true);
  }

  Optional<Entry> get(Visitor visitor, ReportKey key) {
    return index.get(key).filter(entry -> maySee(visitor, entry.report().post()));
  }

  /** True if the visitor may see what is reported there; of one that is not known nothing. */
  boolean maySee(Visitor visitor, long repository) {
    return repositories
        .get(repository)
        .map(one -> visitor.maySee(repository, one.isPrivate()))
        .orElse(false);
  }

  /** The store knows of a change of visibility before the index does. */
  boolean maySee(Visitor visitor, Post post) {
    boolean hidden =
        repositories
            .get(post.key().repository())
            .map(Repositories.Repository::isPrivate)
            .orElse(post.isPrivate());
    return visitor.maySee(post.key().repository(), hidden || post.isPrivate());
  }

  /** Those of the sentences that name no report but such as the visitor may see. */
  List<String> readable(Visitor visitor, List<String> sentences) {
    return sentences.stream()
        .filter(
            sentence ->
                NAME.matcher(sentence)
                    .results()
                    .allMatch(
                        name ->
                            find(visitor, name.group(1), Integer.parseInt(name.group(2)))
                                .isPresent()))
        .toList();
  }

  /** Those of the reports that the visitor may see, in their order. */
  List<ReportLine> lines(Visitor visitor, List<ReportKey> keys, int most) {
    return keys.stream()
        .flatMap(key -> get(visitor, key).stream())
        .limit(most)
        .map(entry -> line(entry.report().post()))
        .toList();
  }

  /** The report in one line, with the state that the store knows. */
  ReportLine line(Post post) {
    boolean open =
        reports.get(key(post.key())).map(stored -> stored.closedAt() == null).orElse(post.isOpen());
    return new ReportLine(
        post.repository() + "#" + post.key().number(),
        path(post),
        post.title(),
        open,
        post.createdAt());
  }

  /** Of every repository that the visitor may see, the report of that number. */
  List<ReportKey> numbered(Visitor visitor, int number) {
    List<ReportKey> keys = new ArrayList<>();
    for (Repositories.Repository one : repositories.all()) {
      if (visitor.maySee(one.id(), one.isPrivate())) {
        keys.add(new ReportKey(one.id(), number));
      }
    }
    return keys;
  }

  static String path(Post post) {
    return "/report/" + post.repository() + "/" + post.key().number();
  }

  static IssueKey key(ReportKey key) {
    return new IssueKey(key.repository(), key.number());
  }

  static ReportKey key(IssueKey key) {
    return new ReportKey(key.repository(), key.number());
  }
}

package dev.bactrian.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the reports of each repository owe to its issue templates. Learns from the template files
 * and, report by report in order of creation, from the lines that many reports share. Thread-safe;
 * what {@link #before} returns never changes afterwards.
 */
public final class TemplateText {

  /** Fewer reports than this share lines by chance. */
  private static final int FEWEST_REPORTS = 8;

  /** A line of at least this share of a repository's recent reports is not its author's. */
  private static final double SHARE = 0.2;

  /** Counts are halved at this many reports, so that a new template is noticed. */
  private static final int MEMORY = 400;

  /** What is shared is worked out anew after so many reports. */
  private static final int STEP = 8;

  /** Lines remembered for a repository; beyond that the rare ones are forgotten. */
  private static final int MOST_LINES = 50_000;

  private final Map<Long, Repository> repositories = new HashMap<>();

  private static final class Repository {
    private final Set<Long> declared = new HashSet<>();
    private final Map<Long, Integer> counts = new HashMap<>();
    private int reports;
    private Set<Long> shared = Set.of();
  }

  /** Reads one of a repository's issue templates: Markdown with front matter, or a YAML form. */
  public synchronized void declare(long repository, String templateFile) {
    Repository known = repositories.computeIfAbsent(repository, id -> new Repository());
    templateFile.lines().limit(2000).forEach(line -> declareLine(known, line));
  }

  private static void declareLine(Repository known, String line) {
    String text = line.strip();
    add(known.declared, text);
    // The labels and texts of an issue form come out as headings and paragraphs.
    for (String key : new String[] {"- label:", "label:", "value:", "description:", "render:"}) {
      if (text.startsWith(key)) {
        String value = text.substring(key.length()).strip();
        add(known.declared, value.replaceAll("^[\"']|[\"']$", ""));
      }
    }
  }

  private static void add(Set<Long> hashes, String line) {
    long hash = LineShape.of(line);
    if (hash != 0) {
      hashes.add(hash);
    }
  }

  /** What is known of the template of a repository now, that is before {@link #learn}. */
  public synchronized Template before(long repository) {
    Repository known = repositories.get(repository);
    if (known == null || (known.declared.isEmpty() && known.shared.isEmpty())) {
      return Template.NONE;
    }
    Set<Long> declared = Set.copyOf(known.declared);
    Set<Long> shared = known.shared;
    return line -> {
      long hash = LineShape.of(line);
      return hash != 0 && (declared.contains(hash) || shared.contains(hash));
    };
  }

  /** Counts the lines of one more report. */
  public synchronized void learn(Post post) {
    Repository known =
        repositories.computeIfAbsent(post.key().repository(), id -> new Repository());
    Set<Long> lines = new HashSet<>();
    FenceTracker fence = new FenceTracker();
    post.body()
        .lines()
        .limit(1000)
        .forEach(
            line -> {
              if (!fence.inside(line)) {
                add(lines, line);
              }
            });
    lines.forEach(line -> known.counts.merge(line, 1, Integer::sum));
    known.reports++;
    if (known.reports >= MEMORY || known.counts.size() > MOST_LINES) {
      known.counts.replaceAll((line, count) -> count / 2);
      known.counts.values().removeIf(count -> count == 0);
      known.reports /= 2;
    }
    if (known.reports % STEP == 0) {
      known.shared = sharedLines(known);
    }
  }

  private static Set<Long> sharedLines(Repository known) {
    if (known.reports < FEWEST_REPORTS) {
      return Set.of();
    }
    double enough = Math.max(3, SHARE * known.reports);
    Set<Long> shared = new HashSet<>();
    known.counts.forEach(
        (line, count) -> {
          if (count >= enough) {
            shared.add(line);
          }
        });
    return Set.copyOf(shared);
  }
}

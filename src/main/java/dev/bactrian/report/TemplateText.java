package dev.bactrian.report;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  public static final int MEMORY = 400;

  /** What is shared is worked out anew after so many reports. */
  private static final int STEP = 8;

  /** Lines remembered for a repository; beyond that the rare ones are forgotten. */
  private static final int MOST_LINES = 50_000;

  private final Map<Long, Repository> repositories = new HashMap<>();

  private static final class Repository {
    private final Map<Long, Integer> counts = new HashMap<>();
    private final Set<Integer> counted =
        Collections.newSetFromMap(
            new LinkedHashMap<>() {
              @Override
              protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
                return size() > 2 * MEMORY;
              }
            });
    private int reports;
    private Set<Long> declared = Set.of();
    private Set<Long> shared = Set.of();
  }

  /** Takes over the lines of a repository's issue templates, in place of those before. */
  public synchronized void declare(long repository, Collection<String> lines) {
    Set<Long> hashes = new HashSet<>();
    lines.forEach(line -> add(hashes, LineShape.ofDeclared(line)));
    repositories.computeIfAbsent(repository, id -> new Repository()).declared = Set.copyOf(hashes);
  }

  private static void add(Set<Long> hashes, long hash) {
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
    Set<Long> declared = known.declared;
    Set<Long> shared = known.shared;
    return line -> {
      // Shared lines have more letters than this asks for.
      long hash = LineShape.ofDeclared(line);
      return hash != 0 && (declared.contains(hash) || shared.contains(hash));
    };
  }

  /** Counts the lines of one more report; one that is read again counts no more. */
  public void learn(Post post) {
    learn(post.key(), post.body());
  }

  /** The same, of a report's body. */
  public synchronized void learn(ReportKey key, String body) {
    Repository known = repositories.computeIfAbsent(key.repository(), id -> new Repository());
    if (!known.counted.add(key.number())) {
      return;
    }
    Set<Long> lines = new HashSet<>();
    FenceTracker fence = new FenceTracker();
    body.lines()
        .limit(1000)
        .forEach(
            line -> {
              if (!fence.inside(line)) {
                add(lines, LineShape.of(line));
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

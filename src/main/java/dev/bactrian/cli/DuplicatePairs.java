package dev.bactrian.cli;

import dev.bactrian.Taught;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Known duplicates of a tracker: pairs joined to clusters. A third column {@code related} marks
 * pairs that are no duplicates; they are left out. One that says {@code rejected} marks pairs that
 * people refused: they are no duplicates of each other even where others join them. Immutable.
 */
final class DuplicatePairs {
  private final Map<ReportKey, Integer> positions = new HashMap<>();
  private final Map<ReportKey, ReportKey> parents = new HashMap<>();
  private final Map<ReportKey, Set<ReportKey>> clusters = new HashMap<>();
  private final Map<ReportKey, Set<ReportKey>> rejected = new HashMap<>();

  private DuplicatePairs(List<Post> posts) {
    posts.forEach(post -> positions.put(post.key(), positions.size()));
  }

  /**
   * @param posts in the order of the tracker's life
   * @throws IOException if the file can't be read
   */
  static DuplicatePairs read(Path file, List<Post> posts) throws IOException {
    DuplicatePairs pairs = new DuplicatePairs(posts);
    Map<String, ReportKey> names = new HashMap<>();
    for (Post post : posts) {
      names.put(post.repository() + "#" + post.key().number(), post.key());
      names.putIfAbsent(Integer.toString(post.key().number()), post.key());
    }
    for (String line : Files.readAllLines(file)) {
      String[] columns = line.split("\t");
      String relation = columns.length > 2 ? columns[2].strip() : "";
      if (columns.length >= 2 && !relation.equals("related")) {
        ReportKey one = names.get(columns[0].strip());
        ReportKey other = names.get(columns[1].strip());
        if (one != null && other != null) {
          if (relation.equals("rejected")) {
            pairs.part(one, other);
          } else {
            pairs.join(one, other);
          }
        }
      }
    }
    return pairs.clustered();
  }

  /**
   * The pairs that people taught a running copy.
   *
   * @param posts in the order of the tracker's life
   */
  static DuplicatePairs of(Taught taught, List<Post> posts) {
    DuplicatePairs pairs = new DuplicatePairs(posts);
    for (Taught.Pair pair : taught.duplicates()) {
      if (pairs.positions.containsKey(pair.one()) && pairs.positions.containsKey(pair.other())) {
        pairs.join(pair.one(), pair.other());
      }
    }
    taught.rejected().forEach(pair -> pairs.part(pair.one(), pair.other()));
    return pairs.clustered();
  }

  private void join(ReportKey one, ReportKey other) {
    parents.put(root(one), root(other));
  }

  private void part(ReportKey one, ReportKey other) {
    rejected.computeIfAbsent(one, key -> new HashSet<>()).add(other);
    rejected.computeIfAbsent(other, key -> new HashSet<>()).add(one);
  }

  private DuplicatePairs clustered() {
    for (ReportKey key : positions.keySet()) {
      clusters.computeIfAbsent(root(key), root -> new HashSet<>()).add(key);
    }
    return this;
  }

  private ReportKey root(ReportKey key) {
    ReportKey at = key;
    for (ReportKey up = parents.get(at); up != null && !up.equals(at); up = parents.get(at)) {
      at = up;
    }
    return at;
  }

  /** Number of reports in the tracker. */
  int size() {
    return positions.size();
  }

  /** Place of the report in the tracker's life, from 0. */
  int position(ReportKey key) {
    return positions.get(key);
  }

  /** The reports of its cluster that came before it and were not refused for it. */
  Set<ReportKey> earlier(ReportKey key) {
    Set<ReportKey> earlier = new HashSet<>(clusters.getOrDefault(root(key), Set.of()));
    earlier.removeAll(rejected.getOrDefault(key, Set.of()));
    earlier.removeIf(other -> positions.get(other) >= positions.get(key));
    return earlier;
  }
}

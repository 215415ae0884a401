package dev.bactrian.cli;

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
 * pairs that are no duplicates; they are left out. Immutable.
 */
final class DuplicatePairs {
  private final Map<ReportKey, Integer> positions = new HashMap<>();
  private final Map<ReportKey, ReportKey> parents = new HashMap<>();
  private final Map<ReportKey, Set<ReportKey>> clusters = new HashMap<>();

  private DuplicatePairs() {}

  /**
   * @param posts in the order of the tracker's life
   * @throws IOException if the file can't be read
   */
  static DuplicatePairs read(Path file, List<Post> posts) throws IOException {
    DuplicatePairs pairs = new DuplicatePairs();
    Map<String, ReportKey> names = new HashMap<>();
    for (Post post : posts) {
      pairs.positions.put(post.key(), pairs.positions.size());
      names.put(post.repository() + "#" + post.key().number(), post.key());
      names.putIfAbsent(Integer.toString(post.key().number()), post.key());
    }
    for (String line : Files.readAllLines(file)) {
      String[] columns = line.split("\t");
      if (columns.length >= 2 && (columns.length == 2 || !columns[2].equals("related"))) {
        ReportKey one = names.get(columns[0].strip());
        ReportKey other = names.get(columns[1].strip());
        if (one != null && other != null) {
          pairs.parents.put(pairs.root(one), pairs.root(other));
        }
      }
    }
    for (ReportKey key : pairs.positions.keySet()) {
      pairs.clusters.computeIfAbsent(pairs.root(key), root -> new HashSet<>()).add(key);
    }
    return pairs;
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

  /** The reports of its cluster that came before it. */
  Set<ReportKey> earlier(ReportKey key) {
    Set<ReportKey> earlier = new HashSet<>(clusters.getOrDefault(root(key), Set.of()));
    earlier.removeIf(other -> positions.get(other) >= positions.get(key));
    return earlier;
  }
}

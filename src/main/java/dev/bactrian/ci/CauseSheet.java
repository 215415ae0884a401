package dev.bactrian.ci;

import dev.bactrian.signature.SignedFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects which regression has which causes, and counts how far each reaches. */
public final class CauseSheet {

  /** Says of a cause what is not in its logs. */
  public interface Context {
    /** Whose fault it is. */
    Blame blame(SignedFailure failure, String culprit, Collection<String> versions);

    /** -1 where nobody counted. */
    int reverseDependencies(String culprit, Collection<String> versions);
  }

  /** What is known of one cause so far. */
  private static final class Entry {
    final LogReading.Seen first;
    final String example;
    final Set<String> versions = new LinkedHashSet<>();
    final List<String> packages = new ArrayList<>();

    Entry(LogReading.Seen first, String example) {
      this.first = first;
      this.example = example;
    }
  }

  /** The cause of what has no log. */
  public static final String NO_LOG = "no log";

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, List<String>> causesOf = new LinkedHashMap<>();

  /** A regression with the failures that its log shows; none where there is no log. */
  public List<String> add(String packageName, List<LogReading.Seen> all) {
    List<String> ids = new ArrayList<>();
    for (LogReading.Seen seen : all) {
      ids.add(seen.id());
      Entry entry = entries.computeIfAbsent(seen.id(), id -> new Entry(seen, packageName));
      entry.packages.add(packageName);
      entry.versions.add(seen.culprit());
    }
    if (all.isEmpty()) {
      ids.add(NO_LOG);
      entries.computeIfAbsent(NO_LOG, id -> new Entry(null, packageName)).packages.add(packageName);
    }
    causesOf.put(packageName, ids);
    return ids;
  }

  /** The causes, those that explain most packages first. */
  public List<Cause> causes(Context context) {
    List<Map.Entry<String, Entry>> ranked =
        entries.entrySet().stream()
            .sorted(
                Comparator.comparingInt(
                        (Map.Entry<String, Entry> one) -> one.getValue().packages.size())
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .toList();
    Map<String, Integer> alone = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    causesOf.forEach(
        (name, ids) -> {
          open.put(name, new HashSet<>(ids).size());
          if (open.get(name) == 1) {
            alone.merge(ids.getFirst(), 1, Integer::sum);
          }
        });
    List<Cause> causes = new ArrayList<>();
    for (Map.Entry<String, Entry> one : ranked) {
      Entry entry = one.getValue();
      int given = 0;
      for (String name : new HashSet<>(entry.packages)) {
        given += open.merge(name, -1, Integer::sum) == 0 ? 1 : 0;
      }
      causes.add(cause(one.getKey(), entry, alone.getOrDefault(one.getKey(), 0), given, context));
    }
    return causes;
  }

  private static Cause cause(String id, Entry entry, int alone, int given, Context context) {
    SignedFailure failure = entry.first == null ? null : entry.first.failure();
    String culprit = entry.first == null ? null : entry.first.name();
    return new Cause(
        id,
        culprit,
        List.copyOf(entry.versions),
        failure,
        context.blame(failure, culprit, entry.versions),
        new Impact(
            entry.packages.size(),
            alone,
            given,
            culprit == null ? -1 : context.reverseDependencies(culprit, entry.versions)),
        entry.example,
        entry.first == null ? List.of() : entry.first.also());
  }
}

package dev.bactrian.ci.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which jobs failed on their own, and which only waited for them: one compiler that does not build
 * is one failure, however many packages wait for it. Pure.
 *
 * @param jobs with their outcomes set right: what never ran for want of another is blocked
 * @param blockers by the id of a blocked job: the jobs that failed on their own
 * @param notes circles, and names that lead nowhere
 */
record JobGraph(List<CiJob> jobs, Map<String, Set<String>> blockers, List<String> notes) {

  static JobGraph of(List<CiJob> jobs) {
    Map<String, CiJob> byId = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (CiJob job : jobs) {
      if (byId.putIfAbsent(job.id(), job) != null) {
        notes.add("job " + job.id() + " is listed twice; the first counts");
      }
    }
    Walk walk = new Walk(byId, notes);
    List<CiJob> settled = new ArrayList<>();
    Map<String, Set<String>> blockers = new LinkedHashMap<>();
    for (CiJob job : byId.values()) {
      Set<String> roots = isIdle(job) ? walk.failedBefore(job) : Set.of();
      if (roots.isEmpty()) {
        settled.add(job);
      } else {
        settled.add(job.ended(Outcome.BLOCKED));
        blockers.put(job.id(), roots);
      }
    }
    return new JobGraph(List.copyOf(settled), blockers, List.copyOf(notes));
  }

  /** True for what did not run itself: then what it needs is to blame. */
  private static boolean isIdle(CiJob job) {
    return switch (job.outcome()) {
      case BLOCKED, WAITING -> true;
      case FAILED, SKIPPED, UNKNOWN -> job.log() == null;
      case ABORTED, PASSED, RUNNING -> false;
    };
  }

  private static boolean failedItself(CiJob job) {
    return job.outcome() == Outcome.ABORTED || job.outcome() == Outcome.FAILED && job.log() != null;
  }

  /** Goes from job to job against the arrows; where they lead in a circle it stops and says so. */
  private static final class Walk {

    private final Map<String, CiJob> jobs;
    private final List<String> notes;
    private final Map<String, Set<String>> known = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();

    Walk(Map<String, CiJob> jobs, List<String> notes) {
      this.jobs = jobs;
      this.notes = notes;
    }

    Set<String> failedBefore(CiJob job) {
      return known.computeIfAbsent(job.id(), id -> search(job));
    }

    /** Without recursion: a chain may be as long as there are jobs. */
    private Set<String> search(CiJob start) {
      Set<String> roots = new LinkedHashSet<>();
      Set<String> seen = new LinkedHashSet<>();
      List<String> open = new ArrayList<>(start.needs());
      while (!open.isEmpty()) {
        String id = open.removeLast();
        CiJob job = jobs.get(id);
        if (id.equals(start.id())) {
          String note = "jobs wait for each other in a circle: " + String.join(", ", seen);
          if (notes.stream().noneMatch(one -> one.contains("in a circle"))) {
            notes.add(note.length() > 300 ? note.substring(0, 300) + "…" : note);
          }
        } else if (job == null) {
          if (missing.add(id)) {
            notes.add("job " + start.id() + " needs " + id + ", which is not listed");
          }
        } else if (seen.add(id)) {
          if (failedItself(job)) {
            roots.add(id);
          } else {
            open.addAll(job.needs());
          }
        }
      }
      // A failure without a log at the very start of the chain is all that is known of it.
      if (roots.isEmpty()) {
        seen.stream().filter(id -> isFirst(id, seen)).forEach(roots::add);
      }
      return roots;
    }

    private boolean isFirst(String id, Set<String> seen) {
      return jobs.get(id).outcome() == Outcome.FAILED
          && jobs.get(id).needs().stream()
              .noneMatch(one -> seen.contains(one) && jobs.get(one).outcome() == Outcome.FAILED);
    }
  }
}

package dev.bactrian;

import dev.bactrian.store.Backfills;
import dev.bactrian.web.LongWork;
import java.util.ArrayList;
import java.util.List;

/** What takes long: the index that is written anew, old issues that are read. Thread-safe. */
record LongJobs(Reindexing reindexing, Backfills backfills) implements LongWork {

  @Override
  public List<Job> now() {
    List<Job> jobs = new ArrayList<>();
    String index = reindexing.progress();
    if (index != null) {
      jobs.add(new Job("index", index, -1));
    }
    long left = 0;
    long issues = 0;
    long all = 0;
    for (Backfills.Progress one : backfills.all()) {
      all++;
      if (one.state() != Backfills.State.DONE) {
        left++;
        issues += one.issues();
      }
    }
    if (left > 0) {
      String words =
          "%d of %d repositories still to be read, %d issues of them read"
              .formatted(left, all, issues);
      jobs.add(new Job("old issues", words, (all - left) / (double) all));
    }
    return jobs;
  }
}

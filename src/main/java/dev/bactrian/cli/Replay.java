package dev.bactrian.cli;

import dev.bactrian.index.Embedder;
import dev.bactrian.index.Entry;
import dev.bactrian.index.Meaning;
import dev.bactrian.index.Pool;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.index.Scope;
import dev.bactrian.index.Snapshot;
import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportParser;
import dev.bactrian.report.Template;
import dev.bactrian.report.TemplateText;
import dev.bactrian.signature.Signer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lives through a tracker's history: each report meets the index that holds exactly the reports
 * before it, and is learnt afterwards. Reading runs ahead and searching behind, in parallel, each
 * search on its own snapshot, so the results are the same on any number of cores.
 *
 * @param <R> what is made of a report's pool
 */
final class Replay<R> {

  private static final int POOL = 200;
  private static final int AHEAD = 64;

  private final ReportParser parser;
  private final Signer signer;
  private final Embedder embedder;
  private final ReportIndex index;
  private final Function<Pool, R> judge;
  private final TemplateText templates = new TemplateText();

  /**
   * @param judge called on several threads
   */
  Replay(
      ReportParser parser,
      Signer signer,
      Embedder embedder,
      ReportIndex index,
      Function<Pool, R> judge) {
    this.parser = parser;
    this.signer = signer;
    this.embedder = embedder;
    this.index = index;
    this.judge = judge;
  }

  /** The order of a tracker's life; equal moments keep the order of the file. */
  static List<Post> inOrder(List<Post> posts) {
    List<Post> ordered = new ArrayList<>(posts);
    ordered.sort(Comparator.comparing(Post::createdAt));
    return ordered;
  }

  /** Hands over one result per post, in order. */
  void run(List<Post> posts, Consumer<R> done) throws InterruptedException, ExecutionException {
    run(posts, post -> true, done);
  }

  /** Hands over one result per post that is asked for, in order; the others are only learnt. */
  void run(List<Post> posts, Predicate<Post> asked, Consumer<R> done)
      throws InterruptedException, ExecutionException {
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      try {
        Deque<Future<Entry>> reading = new ArrayDeque<>();
        Deque<Future<R>> judging = new ArrayDeque<>();
        int next = 0;
        while (next < posts.size() || !reading.isEmpty()) {
          while (next < posts.size() && reading.size() < AHEAD) {
            reading.add(read(workers, posts.get(next++)));
          }
          Entry entry = reading.remove().get();
          if (asked.test(entry.report().post())) {
            Snapshot before = index.snapshot();
            judging.add(workers.submit(() -> judge(before, entry)));
          }
          index.put(entry);
          while (judging.size() > AHEAD) {
            done.accept(judging.remove().get());
          }
        }
        while (!judging.isEmpty()) {
          done.accept(judging.remove().get());
        }
      } finally {
        workers.shutdownNow();
      }
    }
  }

  private Future<Entry> read(ExecutorService workers, Post post) {
    Template template = templates.before(post.key().repository());
    templates.learn(post);
    return workers.submit(
        () -> {
          Report report = parser.parse(post, template);
          return new Entry(report, signer.diagnose(report.failures()), Meaning.of(report, embedder))
              .analysed();
        });
  }

  private R judge(Snapshot before, Entry entry) {
    try (before) {
      Post post = entry.report().post();
      Pool pool = before.search(entry, Scope.of(post), POOL);
      return judge.apply(pool.asOf(post.createdAt()));
    }
  }
}

package dev.bactrian.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.DuplicateChains;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What thresholds bring, measured on the decisions that are kept against what people linked.
 * Numbers only: no report is named.
 */
final class ReplayPage implements Page {

  private static final int MOST = 20_000;
  private static final double SUGGEST = dev.bactrian.config.Thresholds.DEFAULT.suggest();
  private static final ObjectReader NAMED = new ObjectMapper().readerFor(Named[].class);

  private final Rendering rendering;
  private final Decisions decisions;
  private final Links links;

  /** Numbers only: who comes while they are counted anew gets those of before. */
  private final LoadingCache<Boolean, List<Judged>> judged =
      Caffeine.newBuilder()
          .refreshAfterWrite(Duration.ofMinutes(1))
          .expireAfterWrite(Duration.ofMinutes(10))
          .build(only -> judge());

  /**
   * A decision.
   *
   * @param likeliest probability of the first candidate
   * @param right probability of the one that people linked; -1 if it is not among the candidates
   * @param duplicate true if people linked it to any
   */
  private record Judged(double likeliest, double right, boolean duplicate) {}

  ReplayPage(Rendering rendering, Decisions decisions, Links links) {
    this.rendering = rendering;
    this.decisions = decisions;
    this.links = links;
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/replay", this::show);
  }

  private void show(Context context) {
    String asked = context.queryParam("at");
    double at = SUGGEST;
    if (asked != null) {
      if (!asked.matches("0?\\.\\d{1,3}|[01]")) {
        throw new BadRequestResponse("A threshold is a number from 0 to 1.");
      }
      // As fine as the page shows it.
      at = Math.round(100 * Double.parseDouble(asked)) / 100.0;
    }
    List<Judged> all = judged.get(Boolean.TRUE);
    int duplicates = (int) all.stream().filter(Judged::duplicate).count();
    List<ReplayView.Choice> choices =
        DoubleStream.concat(IntStream.range(1, 20).mapToDouble(i -> i / 20.0), DoubleStream.of(at))
            .sorted()
            .distinct()
            .mapToObj(threshold -> choice(all, duplicates, threshold))
            .toList();
    rendering.show(
        context, "pages/replay.jte", new ReplayView(all.size(), duplicates, at, choices));
  }

  private static ReplayView.Choice choice(List<Judged> all, int duplicates, double threshold) {
    long said = all.stream().filter(one -> one.likeliest() >= threshold).count();
    long right =
        all.stream()
            .filter(one -> one.likeliest() >= threshold && one.right() >= 0)
            .filter(one -> one.right() >= Math.min(threshold, one.likeliest()))
            .count();
    return new ReplayView.Choice(
        threshold,
        (int) said,
        right / (double) Math.max(1, said),
        right / (double) Math.max(1, duplicates));
  }

  private List<Judged> judge() {
    DuplicateChains chains = links.duplicates().chains();
    List<Judged> all = new ArrayList<>();
    for (Decisions.Decided decided : decisions.latest(MOST)) {
      Optional<IssueKey> linked = chains.duplicateOf(decided.issue()).map(chains::canonical);
      double likeliest = 0;
      double right = -1;
      for (Named one : read(decided.candidates())) {
        likeliest = Math.max(likeliest, one.probability());
        IssueKey key = ReportBook.key(ReportKey.parse(one.key()));
        if (linked.isPresent() && linked.get().equals(chains.canonical(key))) {
          right = Math.max(right, one.probability());
        }
      }
      all.add(new Judged(likeliest, right, linked.isPresent()));
    }
    return all;
  }

  /** What of a candidate is looked at: its evidence is most of the text, and is skipped unread. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Named(String key, double probability) {}

  private static Named[] read(String json) {
    try {
      return NAMED.readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a decision's candidates can't be read", e);
    }
  }
}

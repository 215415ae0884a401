package dev.bactrian.ci;

import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.RunShares.Share;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well a health check itself is: what failed for want of machines or network, what hung, which
 * worker fails more than others, and whether runs still come and end.
 *
 * @param source whose health it is
 * @param days newest first; of several runs on a day all together
 * @param cells of the newest run
 * @param infrastructure cells of it that failed through no fault of the code
 * @param timeouts among them
 * @param late how long the next run is overdue; zero if it is not
 * @param suspects workers with clearly more than their share of such failures
 * @param notes what is incomplete in the newest run
 * @param alerts what somebody should look at, in words; empty if all is well
 */
public record CiHealth(
    String source,
    List<Day> days,
    int cells,
    int infrastructure,
    int timeouts,
    Duration late,
    List<String> suspects,
    List<String> notes,
    List<String> alerts) {

  /** A day of a source, in UTC. */
  public record Day(LocalDate day, int runs, int cells, int infrastructure, int timeouts) {

    /** The share of its cells that failed through no fault of the code. */
    public double share() {
      return cells == 0 ? 0 : (double) infrastructure / cells;
    }

    /** In per cent, for people. */
    public String percent() {
      return String.format(Locale.ROOT, "%.1f %%", 100 * share());
    }

    /** True if that is more than is usual on a healthy CI. */
    public boolean isMuch() {
      return share() > MUCH;
    }
  }

  /** More than this share of failures that are nobody's fault is worth a word. */
  private static final double MUCH = 0.05;

  /** Runs that the history goes back. */
  private static final int HISTORY = 30;

  /** Runs whose distance says when the next one is due. */
  private static final int RECENT = 6;

  /** The default of opam-health-check's {@code auto-run-interval}, where only one run is known. */
  private static final Duration INTERVAL = Duration.ofHours(48);

  /** A run with less than this share of the cells of the one before ended too early. */
  private static final double SHORT = 0.5;

  public CiHealth {
    days = List.copyOf(days);
    suspects = List.copyOf(suspects);
    notes = List.copyOf(notes);
    alerts = List.copyOf(alerts);
  }

  /** The day of the newest run. */
  public LocalDate day() {
    return days.getFirst().day();
  }

  /** The share of the newest run's cells that failed through no fault of the code. */
  public double share() {
    return cells == 0 ? 0 : (double) infrastructure / cells;
  }

  /** Looks at each source. */
  public static List<CiHealth> of(BuildRuns store, Instant now) {
    List<CiHealth> all = new ArrayList<>();
    for (String source : store.sources()) {
      List<Share> shares = store.counted().of(source, HISTORY);
      if (!shares.isEmpty()) {
        long newest = shares.getFirst().run().id();
        all.add(look(source, shares, Workers.suspects(store, newest), now));
      }
    }
    return all;
  }

  private static CiHealth look(
      String source, List<Share> shares, List<String> suspects, Instant now) {
    Share newest = shares.getFirst();
    Duration usual = usual(shares);
    Duration since = Duration.between(newest.run().startedAt(), now);
    Duration late = since.minus(usual.multipliedBy(2));
    late = late.isNegative() ? Duration.ZERO : late;
    List<String> alerts = new ArrayList<>();
    double share = newest.cells() == 0 ? 0 : (double) newest.infrastructure() / newest.cells();
    if (share > MUCH) {
      alerts.add(
          String.format(
              Locale.ROOT,
              "%.1f %% of its cells failed through no fault of the code",
              100 * share));
    }
    if (!newest.run().notes().isEmpty() && since.compareTo(usual) > 0) {
      alerts.add("the newest run seems to be stuck: it is not whole after " + words(since));
    }
    if (shares.size() > 1 && newest.cells() < SHORT * shares.get(1).cells()) {
      alerts.add(
          "the newest run ended early: %d cells, the one before has %d"
              .formatted(newest.cells(), shares.get(1).cells()));
    }
    if (!late.isZero()) {
      alerts.add("the next run is overdue by " + words(late));
    }
    if (!suspects.isEmpty()) {
      alerts.add("more failures than elsewhere on " + String.join(", ", suspects));
    }
    return new CiHealth(
        source,
        days(shares),
        newest.cells(),
        newest.infrastructure(),
        newest.timeouts(),
        late,
        suspects,
        newest.run().notes(),
        alerts);
  }

  private static List<Day> days(List<Share> shares) {
    Map<LocalDate, Day> days = new TreeMap<>(Comparator.reverseOrder());
    for (Share one : shares) {
      LocalDate day = LocalDate.ofInstant(one.run().startedAt(), ZoneOffset.UTC);
      days.merge(
          day,
          new Day(day, 1, one.cells(), one.infrastructure(), one.timeouts()),
          (a, b) ->
              new Day(
                  day,
                  a.runs() + b.runs(),
                  a.cells() + b.cells(),
                  a.infrastructure() + b.infrastructure(),
                  a.timeouts() + b.timeouts()));
    }
    return List.copyOf(days.values());
  }

  /** The distance between two runs; the next one is overdue after twice that. */
  private static Duration usual(List<Share> shares) {
    List<Duration> distances = new ArrayList<>();
    for (int i = 0; i + 1 < Math.min(shares.size(), RECENT); i++) {
      distances.add(
          Duration.between(shares.get(i + 1).run().startedAt(), shares.get(i).run().startedAt()));
    }
    distances.sort(Comparator.naturalOrder());
    return distances.isEmpty() ? INTERVAL : distances.get(distances.size() / 2);
  }

  private static String words(Duration time) {
    return time.toHours() < 72 ? time.toHours() + " hours" : time.toDays() + " days";
  }
}

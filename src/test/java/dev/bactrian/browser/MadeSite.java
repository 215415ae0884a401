package dev.bactrian.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.DataDirectory;
import dev.bactrian.opam.PackagesTsv;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.Database;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** A data directory with made-up reports, decisions, links, packages and runs. */
final class MadeSite {

  static final List<String> REPOSITORIES =
      List.of("caravan-ml/compiler", "caravan-ml/packages", "oasis/sandbuild", "oasis/hidden");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");
  private static final int LIKE_IT = 5;
  private static final int RUNS = 10;
  private static final int CAUSES = 150;

  private final SplittableRandom random = new SplittableRandom(11);
  private final MadeBugs bugs;
  private final Map<MadeBugs.Bug, List<IssueKey>> seen = new HashMap<>();
  private final int reports;
  private final int packages;

  MadeSite(int reports, int packages) {
    this.reports = reports;
    this.packages = packages;
    this.bugs = new MadeBugs(3, Math.max(10, reports / 4));
  }

  /** Writes all of it; the index is left to the program. */
  void write(Path data) throws IOException {
    Files.createDirectories(data);
    MadeRuns runs = new MadeRuns(bugs, packages);
    PackagesTsv.write(runs.packages(), data.resolve("packages.tsv.gz"));
    try (Database database = Database.open(DataDirectory.file(data))) {
      // One transaction for all: a hundred thousand of their own would take minutes.
      database.jdbi().useTransaction(handle -> repositories(new Repositories(database.jdbi())));
      runs.put(
          new BuildRuns(database.jdbi()), new CauseReports(database.jdbi()), RUNS, CAUSES, NOW);
      database.jdbi().useTransaction(handle -> reports(database, runs));
    }
  }

  private static void repositories(Repositories store) {
    for (int i = 0; i < REPOSITORIES.size(); i++) {
      String[] name = REPOSITORIES.get(i).split("/");
      store.put(
          new Repositories.Repository(i + 1, 1, name[0], name[1], name[1].equals("hidden"), false));
    }
  }

  private void reports(Database database, MadeRuns runs) {
    Reports store = new Reports(database.jdbi());
    Decisions decisions = new Decisions(database.jdbi());
    Links links = new Links(database.jdbi());
    List<String> names = runs.packages().all().stream().map(one -> one.name()).toList();
    int[] numbers = new int[REPOSITORIES.size()];
    for (int i = 0; i < reports; i++) {
      int repository = Math.min(REPOSITORIES.size() - 1, (int) (random.nextDouble() * 3.1));
      IssueKey key = new IssueKey(repository + 1L, ++numbers[repository]);
      Instant at = NOW.minus(Duration.ofMinutes(30L * (reports - i)));
      MadeBugs.Bug bug = bugs.any();
      boolean open = random.nextInt(3) > 0;
      store.put(
          new Reports.Stored(
              key,
              1_000_000L + i,
              null,
              bugs.title(bug),
              "`opam install "
                  + names.get((int) Math.pow(names.size(), random.nextDouble()) - 1)
                  + "` fails.\n\n"
                  + bugs.body(bug),
              "amina",
              at,
              at,
              open ? null : at.plusSeconds(86_400),
              open ? null : "completed",
              false,
              Set.of("bug")));
      decide(key, bug, at, decisions, links);
    }
  }

  private void decide(
      IssueKey key, MadeBugs.Bug bug, Instant at, Decisions decisions, Links links) {
    List<IssueKey> earlier = seen.computeIfAbsent(bug, any -> new ArrayList<>());
    ArrayNode candidates = JSON.createArrayNode();
    for (int i = 0; i < Math.min(LIKE_IT, earlier.size()); i++) {
      IssueKey other = earlier.get(i);
      ObjectNode one = candidates.addObject();
      one.put("key", other.repository() + "#" + other.number());
      one.put("probability", Math.max(0.02, random.nextDouble() - i * 0.15));
      ArrayNode evidence = one.putArray("evidence");
      reason(evidence, "signature", 2.1, "both fail in", bug.module() + " ← " + bug.function());
      reason(
          evidence, "words", 0.4, "both speak of " + bug.function() + ", " + bug.library(), null);
      reason(evidence, "version", -0.3, "they name other versions of OCaml", null);
    }
    boolean speaks = !earlier.isEmpty() && random.nextInt(3) > 0;
    decisions.put(
        new Decisions.Decided(
            key,
            at,
            speaks ? "suggest" : "silent",
            List.of("the likeliest earlier report reaches the threshold 0.30"),
            candidates.toString()));
    if (speaks && random.nextInt(3) == 0) {
      links.add(new Links.Link(key, Links.Type.DUPLICATE_OF, earlier.getFirst(), "tara", at));
    }
    earlier.add(key);
  }

  private static void reason(
      ArrayNode evidence, String scorer, double weight, String words, String quote) {
    evidence
        .addObject()
        .put("scorer", scorer)
        .put("weight", weight)
        .put("words", words)
        .put("quote", quote);
  }
}

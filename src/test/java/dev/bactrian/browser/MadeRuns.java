package dev.bactrian.browser;

import dev.bactrian.opam.Ocaml5;
import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.Packages;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Made-up packages that need each other, and runs of a health check over all of them. */
final class MadeRuns {

  static final String STOCK = "4.14.2";
  static final String VARIANT = "5.4.0";

  private static final String SOURCE = "https://check.caravan.example";

  private final SplittableRandom random = new SplittableRandom(5);
  private final List<OpamPackage> packages = new ArrayList<>();

  MadeRuns(MadeBugs names, int count) {
    Set<String> used = new LinkedHashSet<>();
    while (used.size() < count) {
      String name = names.word(random.nextInt(1, 4));
      used.add(used.contains(name) ? name + "-" + names.word(2) : name);
    }
    List<String> all = List.copyOf(used);
    for (int i = 0; i < all.size(); i++) {
      packages.add(made(all, i));
    }
  }

  /** A few are needed by nearly everything, most by nobody. */
  private OpamPackage made(List<String> all, int at) {
    List<Set<String>> depends = new ArrayList<>(List.of(Set.of("ocaml")));
    for (int i = random.nextInt(0, 5); i > 0 && at > 0; i--) {
      depends.add(Set.of(all.get((int) Math.pow(at + 1, random.nextDouble()) - 1)));
    }
    boolean closed = random.nextInt(20) == 0;
    return new OpamPackage(
        all.get(at),
        random.nextInt(0, 4) + "." + random.nextInt(0, 20) + "." + random.nextInt(0, 9),
        depends.stream().distinct().toList(),
        Set.of(),
        Set.of(),
        closed ? "< \"5.0\"" : ">= \"4.08\"",
        closed ? Ocaml5.NO : Ocaml5.YES,
        Set.of(),
        "git+https://github.com/owner-" + at % 200 + "/" + all.get(at) + ".git",
        "",
        closed ? List.of("1.0") : List.of());
  }

  Packages packages() {
    return new Packages(packages);
  }

  /** Of every package a release, under two compilers. */
  void put(BuildRuns store, CauseReports reports, int runs, int causes, Instant last) {
    for (int run = 0; run < runs; run++) {
      Instant at = last.minus(Duration.ofDays(2L * (runs - 1 - run)));
      Map<String, Map<String, String>> cells = new HashMap<>();
      List<BuildRuns.Failed> failures = new ArrayList<>();
      for (int i = 0; i < packages.size(); i++) {
        String release = packages.get(i).name() + "." + packages.get(i).version();
        // Most packages go on as they were; some change from run to run.
        int luck = new SplittableRandom(i * 31L + (i % 9 == 0 ? run : 0)).split().nextInt(100);
        String stock = luck < 90 ? "good" : luck < 95 ? "bad" : "not-available";
        String variant =
            luck < 78 ? "good" : luck < 86 ? "bad" : luck < 95 ? "partial" : "not-available";
        cells.put(release, Map.of(STOCK, stock, VARIANT, variant));
        if (variant.equals("bad") || variant.equals("partial")) {
          failures.add(failed(release, (int) Math.pow(causes, (i * 37 % 1000) / 1000.0) - 1, luck));
        }
      }
      BuildRuns.Run stored =
          store.put(
              SOURCE, at.toString().substring(0, 10), at, at.plusSeconds(40_000), List.of(), cells);
      store.putFailures(stored.id(), failures);
    }
    for (int cause = 0; cause < causes; cause += 3) {
      reports.put(
          new CauseReports.CauseReport(
              cause(cause),
              MadeSite.REPOSITORIES.get(cause % 3),
              cause + 1,
              CauseReports.State.RED,
              last));
    }
  }

  private BuildRuns.Failed failed(String release, int cause, int luck) {
    return new BuildRuns.Failed(
        new BuildRuns.Cell(release, VARIANT),
        cause(cause),
        culprit(cause),
        "compile-error",
        cause % 4 == 0 ? "compiler" : cause % 9 == 0 ? "infrastructure" : "package",
        "worker-" + luck % 8);
  }

  private String cause(int cause) {
    String name = culprit(cause);
    String signature =
        switch (cause % 4) {
          case 0 -> "unbound value " + name + "_compare";
          case 1 -> "C: implicit declaration of function caml_" + name;
          case 2 -> "link: undefined reference caml_" + name + "_stub";
          default -> "type: this expression has type " + name + ".t but int was expected";
        };
    return name + " · " + signature;
  }

  private String culprit(int cause) {
    return packages.get(cause * 7 % packages.size()).name();
  }
}

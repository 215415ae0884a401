package dev.bactrian.handler;

import dev.bactrian.index.Entry;
import java.util.Map;
import java.util.TreeMap;

/** Packages of a report: those that failed in it, and those its text names. */
final class Concerned {

  private Concerned() {}

  /** Names without versions; true where the build of the package failed. */
  static Map<String, Boolean> packages(Entry entry) {
    Map<String, Boolean> packages = new TreeMap<>();
    entry.report().packages().forEach(name -> packages.put(name, false));
    entry
        .diagnosis()
        .failures()
        .forEach(
            failure -> {
              String full = failure.failure().packageName();
              if (full != null && !full.isBlank()) {
                packages.put(full.replaceFirst("\\..*", ""), true);
              }
            });
    return packages;
  }
}

package dev.bactrian.opam;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** All packages of an opam repository, and how they need each other. Immutable, thread-safe. */
public final class Packages {

  /** Where nothing was imported. */
  public static final Packages NONE = new Packages(List.of());

  private final Map<String, OpamPackage> byName = new TreeMap<>();
  private final Map<String, Set<String>> neededBy = new HashMap<>();
  private final Map<String, Set<String>> testedWith = new HashMap<>();
  private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

  public Packages(Collection<OpamPackage> all) {
    for (OpamPackage one : all) {
      byName.put(one.name(), one);
      one.depends().forEach(any -> any.forEach(name -> note(neededBy, name, one)));
      one.optional().forEach(name -> note(neededBy, name, one));
      one.testDepends().forEach(name -> note(testedWith, name, one));
    }
  }

  private static void note(Map<String, Set<String>> map, String name, OpamPackage by) {
    map.computeIfAbsent(name, any -> new TreeSet<>()).add(by.name());
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** True if there is a package of that name. */
  public boolean contains(String name) {
    return byName.containsKey(name);
  }

  public Optional<OpamPackage> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** By name. */
  public Collection<OpamPackage> all() {
    return byName.values();
  }

  /**
   * All packages that can't be built, or not be tested, without this one: those that need it, those
   * that need these, and so on, and those whose own tests need it. Versions are not looked at.
   */
  public Set<String> reverseDependencies(String name) {
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      for (String by : neededBy.getOrDefault(open.pop(), Set.of())) {
        if (found.add(by)) {
          open.push(by);
        }
      }
    }
    found.addAll(testedWith.getOrDefault(name, Set.of()));
    found.remove(name);
    return found;
  }

  /** How many {@link #reverseDependencies} there are, counted once. */
  public int waiting(String name) {
    // Of others there is no end.
    return contains(name)
        ? waiting.computeIfAbsent(name, any -> reverseDependencies(any).size())
        : reverseDependencies(name).size();
  }

  /**
   * What it can't be built without, near ones first; of a choice nothing, and nothing of what
   * stands for the compiler.
   */
  public List<OpamPackage> needs(String name) {
    Set<String> seen = new HashSet<>(Set.of(name));
    List<OpamPackage> needed = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      OpamPackage one = byName.get(open.poll());
      if (one == null) {
        continue;
      }
      for (Set<String> any : one.depends()) {
        String only = any.size() == 1 ? any.iterator().next() : null;
        OpamPackage next = only == null ? null : byName.get(only);
        if (next != null && !next.isCompiler() && seen.add(only)) {
          needed.add(next);
          open.add(only);
        }
      }
    }
    return needed;
  }

  /**
   * The packages whose bounds keep this one from OCaml 5: itself, or what it can't be built
   * without, near ones first.
   */
  public List<OpamPackage> keptFromOcaml5(String name) {
    OpamPackage itself = byName.get(name);
    if (itself != null && itself.ocaml5() == Ocaml5.NO) {
      return List.of(itself);
    }
    return needs(name).stream().filter(one -> one.ocaml5() == Ocaml5.NO).toList();
  }

  /** Packages of the same repository of sources, itself not among them. */
  public List<String> siblings(String name) {
    String home = get(name).map(OpamPackage::devRepo).orElse("");
    return home.isEmpty()
        ? List.of()
        : byName.values().stream()
            .filter(other -> other.devRepo().equals(home) && !other.name().equals(name))
            .map(OpamPackage::name)
            .toList();
  }
}

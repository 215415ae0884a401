package dev.bactrian.fuzz;

/**
 * Where Jazzer enters (Maven profile {@code fuzz}): the target that {@code -Dfuzz.target} names.
 * Jazzer finds the two methods by their names.
 */
public final class Fuzz {

  private static Target target;

  private Fuzz() {}

  /** Chooses the target. */
  public static void fuzzerInitialize() {
    String name = System.getProperty("fuzz.target", "extractor");
    target = Targets.ALL.get(name);
    if (target == null) {
      throw new IllegalArgumentException(name + " is none of " + Targets.ALL.keySet());
    }
  }

  /** Reads one input; what it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.read(input);
  }
}

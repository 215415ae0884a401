package dev.bactrian.fuzz;

/**
 * Where Jazzer enters (Maven profile {@code fuzz}): the target that {@code -Dfuzz.target} names.
 * Jazzer finds the two methods by their names.
 */
public final class Fuzz {

  private static Target target;

  private Fuzz() {}

  /** Chooses the target and loads what it needs, which takes longer than any input may. */
  public static void fuzzerInitialize() throws Exception {
    String name = System.getProperty("fuzz.target", "extractor");
    target = Targets.ALL.get(name);
    if (target == null) {
      throw new IllegalArgumentException(name + " is none of " + Targets.ALL.keySet());
    }
    target.read(new byte[0]);
  }

  /** Reads one input; what it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.read(input);
  }
}

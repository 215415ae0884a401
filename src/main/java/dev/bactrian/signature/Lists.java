package dev.bactrian.signature;

import java.util.Set;

/** The text lists, each read when it is first asked for. See the README beside them. */
final class Lists {

  private Lists() {}

  static NameTable sentinelFrames() {
    return Sentinel.TABLE;
  }

  static NameTable irrelevantFrames() {
    return Irrelevant.TABLE;
  }

  static NameTable prefixFrames() {
    return Prefix.TABLE;
  }

  static NameTable accessorFrames() {
    return Accessor.TABLE;
  }

  static NameTable genericExceptions() {
    return Generic.TABLE;
  }

  static NameTable subsystems() {
    return Subsystems.TABLE;
  }

  static NameTable knownCauses() {
    return Known.TABLE;
  }

  /** True if the title is the name of a cause in {@code known-causes.txt}. */
  static boolean isKnownCause(String title) {
    return Known.CAUSES.contains(title);
  }

  /* One holder each: the class loader makes lazy and thread-safe what a log may never need. */

  private static final class Sentinel {
    static final NameTable TABLE = NameTable.names(TextList.resource("sentinel-frames.txt"));
  }

  private static final class Irrelevant {
    static final NameTable TABLE = NameTable.names(TextList.resource("irrelevant-frames.txt"));
  }

  private static final class Prefix {
    static final NameTable TABLE = NameTable.names(TextList.resource("prefix-frames.txt"));
  }

  private static final class Accessor {
    static final NameTable TABLE = NameTable.names(TextList.resource("accessor-frames.txt"));
  }

  private static final class Generic {
    static final NameTable TABLE = NameTable.names(TextList.resource("generic-exceptions.txt"));
  }

  private static final class Subsystems {
    static final NameTable TABLE = NameTable.valueThenPattern(TextList.resource("subsystems.txt"));
  }

  private static final class Known {
    static final NameTable TABLE = NameTable.valueTabPattern(TextList.resource("known-causes.txt"));
    static final Set<String> CAUSES = TABLE.values();
  }
}

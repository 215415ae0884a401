package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;
import dev.bactrian.failure.Location;
import java.util.List;
import java.util.Locale;

/** What speaks for one fault or another. */
final class FaultEvidence {

  /** Error numbers and their words: the machine's limits, not the program's. */
  private static final List<String> REFUSED =
      List.of(
          "EADDRINUSE",
          "EMFILE",
          "ENFILE",
          "ENOSPC",
          "EDQUOT",
          "EROFS",
          "ENETUNREACH",
          "ENETDOWN",
          "EHOSTUNREACH",
          "ECONNREFUSED",
          "ETIMEDOUT",
          "Address already in use",
          "Too many open files",
          "No space left on device",
          "Cannot allocate memory",
          "Read-only file system",
          "Connection refused",
          "Connection timed out",
          "Network is unreachable",
          "No route to host",
          "no address associated with name",
          "Name or service not known",
          "Temporary failure in name resolution",
          "Resource temporarily unavailable");

  /** How build scripts say that they don't know a compiler, also misspelt. */
  private static final List<String> NOT_KNOWN =
      List.of(
          "unknown",
          "unkown",
          "unsupported",
          "not supported",
          "unrecognized",
          "unrecognised",
          "incompatible",
          "not compatible",
          "too recent",
          "too new",
          "not yet implemented");

  /** A file that isn't broken, but another version's. */
  private static final List<String> ANOTHER_COMPILER =
      List.of("this version of OCaml", "different version of OCaml", "magic number");

  private FaultEvidence() {}

  /** {@code Unknown OCaml version 5.2.0}: a script of the package that asks for the version. */
  static boolean isRefusedCompiler(Draft draft) {
    String text = draft.message().toLowerCase(Locale.ROOT);
    return text.contains("version")
        && text.contains("ocaml")
        && NOT_KNOWN.stream().anyMatch(text::contains);
  }

  static boolean isEnvironment(Draft draft) {
    String text = draft.title() == null ? draft.message() : draft.title() + draft.message();
    return draft.is(
            Kind.SYS_ERROR,
            Kind.UNCAUGHT_EXCEPTION,
            Kind.TEST_EXCEPTION,
            Kind.OUT_OF_MEMORY,
            Kind.COMPILE_ERROR,
            Kind.LINK_ERROR,
            Kind.C_COMPILE_ERROR,
            Kind.BUILD_ERROR,
            Kind.COMMAND_FAILED,
            Kind.CRAM_DIFF)
        && isRefused(text);
  }

  /** True if a text holds the error number, or its words, of a limit of the machine's. */
  static boolean isRefused(String text) {
    return REFUSED.stream().anyMatch(text::contains);
  }

  /** What a library reads is somebody's answer or file; a program's start reads its input. */
  static boolean isClosedInput(Draft draft) {
    String title = draft.title() == null ? "" : draft.title();
    boolean bare = draft.failure().frames().isEmpty() && draft.fact(Fact.TEST) == null;
    return title.equals("exception End_of_file") && bare
        || title.startsWith("exception End_of_file")
            && readsLines(draft)
            && startsProgram(Culprit.of(draft.frames()));
  }

  private static boolean readsLines(Draft draft) {
    return draft.failure().frames().stream()
        .map(NamedFrame::of)
        .anyMatch(
            f ->
                f != null
                    && (f.full().startsWith("Stdlib.input_line")
                        || f.full().startsWith("Stdlib.read_")));
  }

  private static boolean startsProgram(NamedFrame frame) {
    return frame != null && frame.ocaml() && frame.brief().indexOf('.') < 0;
  }

  static boolean isKnownCause(Draft draft) {
    String title = draft.title() == null ? "" : draft.title();
    return Lists.isKnownCause(title) || title.startsWith("missing header " + NameMissing.OCAML);
  }

  static boolean isMissingHere(Draft draft) {
    return draft.is(Kind.DEPENDENCY_MISSING, Kind.TOOL_MISSING)
        || FaultRule.has(draft, Fact.MISSING) && !draft.is(Kind.PACKAGE_CONFLICT)
        || draft.is(Kind.C_COMPILE_ERROR, Kind.CONFIGURE_ERROR)
            && draft.message().endsWith(": No such file or directory");
  }

  static boolean isStaleBuild(Draft draft) {
    String title = draft.title() == null ? "" : draft.title();
    return title.startsWith("inconsistent assumptions over ")
        || title.startsWith(NameUnusableFile.TITLE)
            && ANOTHER_COMPILER.stream().anyMatch(draft.message()::contains);
  }

  static boolean isNotImplemented(Draft draft) {
    return draft.is(Kind.UNCAUGHT_EXCEPTION, Kind.TEST_EXCEPTION)
        && draft.title() != null
        && (draft.title().contains("not implemented in multicore")
            || draft.title().contains("not implemented in OCaml 5")
            || draft.title().contains("not supported in OCaml 5"));
  }

  static boolean hasStub(Draft draft) {
    NamedFrame culprit = Culprit.of(draft.frames());
    return draft.is(Kind.SEGFAULT, Kind.SIGNAL, Kind.MEMORY_CORRUPTION, Kind.UNDEFINED_BEHAVIOUR)
        && culprit != null
        && !culprit.ocaml()
        && !isRuntime(culprit);
  }

  static boolean isRuntimeCrash(Draft draft) {
    NamedFrame culprit = Culprit.of(draft.frames());
    boolean crash =
        draft.is(Kind.SEGFAULT, Kind.SIGNAL, Kind.MEMORY_CORRUPTION, Kind.TSAN_REPORT)
            && culprit != null
            && !culprit.ocaml()
            && draft.frames().stream().allMatch(f -> f.ocaml() || isRuntime(f));
    return crash || draft.is(Kind.RUNTIME_ASSERTION) && !draft.failure().isAssertionOfC();
  }

  /** True of what opam has against a file, which is the package's. */
  static boolean isOpamFile(Draft draft) {
    Location place = draft.failure().location();
    return draft.is(Kind.OPAM_ERROR)
        && (draft.message().startsWith("File format error")
            || place != null && place.file().endsWith("opam"));
  }

  static boolean isHarnessTimeout(Draft draft) {
    String text = draft.message();
    return text.contains("Terminated")
        || text.contains("Timeout")
        || text.contains("runner")
        || text.contains("Cancelling");
  }

  static boolean isKilled(Draft draft) {
    String signal = draft.fact(Fact.SIGNAL);
    return "KILL".equals(signal)
        || "TERM".equals(signal)
        || "INT".equals(signal)
        || signal == null && draft.message().contains("Killed");
  }

  /** A limit that whoever runs the build has set: of a file's size, of computing time. */
  static boolean isLimit(Draft draft) {
    String signal = draft.fact(Fact.SIGNAL);
    return "XFSZ".equals(signal) || "XCPU".equals(signal);
  }

  private static boolean isRuntime(NamedFrame frame) {
    String file = frame.frame().file();
    if (file != null && (file.contains("runtime/") || file.contains("otherlibs/"))) {
      return true;
    }
    String base = file == null ? "" : file.substring(file.lastIndexOf('/') + 1);
    return frame.full().startsWith("caml_")
        || Lists.subsystems().has(frame.full())
        || !base.isEmpty() && Lists.subsystems().has(base);
  }
}

package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Failure;
import dev.bactrian.failure.Frame;
import dev.bactrian.failure.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How a failure shows to those who see no stack. An exception that any program can raise is named
 * by the module that its trace leads to, a crash by its function; a run of the same program without
 * a stack can only say which program or which test it ended. A log with a trace tells both, so that
 * both stand in it, the symptom as weak evidence directly behind the failure. It is never the cause
 * of a log.
 */
final class Symptoms {

  private static final Set<Kind> CRASHES =
      EnumSet.of(Kind.SEGFAULT, Kind.SIGNAL, Kind.MEMORY_CORRUPTION);

  private Symptoms() {}

  /** The diagnosis with the symptoms that its failures have, as far as they are not there yet. */
  static Diagnosis add(Diagnosis diagnosis, Function<Failure, Signature> sign) {
    Set<String> known = new HashSet<>();
    diagnosis.failures().forEach(one -> known.add(one.signature().id()));
    List<SignedFailure> all = new ArrayList<>();
    int primary = diagnosis.primary();
    for (int i = 0; i < diagnosis.failures().size(); i++) {
      SignedFailure one = diagnosis.failures().get(i);
      all.add(one);
      Failure symptom = of(one.failure());
      Signature shown = symptom == null ? null : sign.apply(symptom);
      if (shown != null && known.add(shown.id())) {
        all.add(new SignedFailure(symptom.asWeak(), weak(shown, one.signature()), true));
        primary += i < diagnosis.primary() ? 1 : 0;
      }
    }
    return all.size() == diagnosis.failures().size() ? diagnosis : new Diagnosis(all, primary);
  }

  /** Named without the stack; whose fault it is and where, the stack says. */
  private static Signature weak(Signature shown, Signature failure) {
    List<String> notes = new ArrayList<>(shown.notes());
    notes.add("the symptom of " + failure.id());
    return new Signature(
        shown.id(),
        shown.version(),
        shown.kind(),
        shown.message(),
        List.of(),
        failure.subsystem(),
        failure.fault(),
        failure.faultReason(),
        true,
        notes);
  }

  /** The failure without its stack, or null where the stack doesn't name it, or nothing else. */
  private static Failure of(Failure failure) {
    if (failure.fact(Fact.EXCEPTION) != null) {
      return ofException(failure);
    }
    if (failure.kind() == Kind.TEST_FAILURE && failure.fact(Fact.TEST) != null) {
      // Not every framework shows what was expected and what came.
      return failure.withMessage("");
    }
    if (failure.kind() == Kind.RUNTIME_ABORT && failure.fact(Fact.LAST_WORDS) != null) {
      return saying(failure.without(Fact.LAST_WORDS), withoutName(failure.fact(Fact.LAST_WORDS)));
    }
    if (failure.frames().isEmpty()) {
      return null;
    }
    if (isFreedTwice(failure.message())) {
      return failure.withMessage("double free").withFrames(List.of());
    }
    String signal = failure.fact(Fact.SIGNAL);
    if (failure.kind() == Kind.MEMORY_CORRUPTION && "ABRT".equals(signal)) {
      // glibc's own words stand on a line of their own, the stack comes from a debugger.
      return failure.withFrames(List.of());
    }
    return signal != null && CRASHES.contains(failure.kind()) ? ofCrash(failure, signal) : null;
  }

  /** How those who watch every block call what the C library finds by chance. */
  private static boolean isFreedTwice(String message) {
    return message.contains("attempting double-free")
        || message.startsWith("Invalid free()") && message.endsWith(" free'd");
  }

  /** A shell, make and dune know the signal and the program, which is called after its module. */
  private static Failure ofCrash(Failure failure, String signal) {
    String module = mainModule(failure.frames());
    if (module == null || ProgramName.isCommon(module)) {
      return null;
    }
    String program = Character.toLowerCase(module.charAt(0)) + module.substring(1);
    return failure
        .withKind(signal.equals("SEGV") ? Kind.SEGFAULT : Kind.SIGNAL)
        .withFact(Fact.COMMAND, program)
        .withFrames(List.of());
  }

  private static Failure ofException(Failure failure) {
    String exception = ExceptionSpelling.of(failure.fact(Fact.EXCEPTION));
    if (NameException.needsPlace(exception)) {
      // Without a trace the file is all that is known.
      return Culprit.place(failure.frames()) == null ? null : failure.withFrames(List.of());
    }
    if (!Lists.genericExceptions().has(exception)) {
      return caught(failure);
    }
    if (Culprit.place(failure.frames()) == null) {
      boolean front = failure.fact(Fact.FRONT_OF) != null && failure.fact(Fact.TEST) == null;
      return front ? failure.without(Fact.FRONT_OF) : null;
    }
    String program = mainModule(failure.frames());
    Failure bare = program == null ? failure : failure.withFact(Fact.COMMAND, program);
    String name = ProgramName.ofCommand(bare.fact(Fact.COMMAND));
    boolean told = failure.fact(Fact.TEST) != null || name != null && !ProgramName.isCommon(name);
    return told ? bare.withFrames(List.of()) : null;
  }

  /** A program that catches the exception prints its message and exits. */
  private static Failure caught(Failure failure) {
    String words = NameSaid.ofException(failure.fact(Fact.EXCEPTION));
    return words == null ? null : saying(failure.without(Fact.EXCEPTION), words);
  }

  private static Failure saying(Failure failure, String words) {
    return failure.withKind(Kind.COMMAND_FAILED).withFact(Fact.SAID, words).withFrames(List.of());
  }

  /** Nobody may have told that the program was aborted; then its words stand alone. */
  private static String withoutName(String words) {
    int colon = words.indexOf(": ");
    return colon > 0 && words.indexOf(' ') == colon + 1 ? words.substring(colon + 2) : words;
  }

  /** The module whose start is the outermost frame: the program's main one. */
  private static String mainModule(List<Frame> printed) {
    for (int i = printed.size() - 1; i >= 0; i--) {
      NamedFrame frame = NamedFrame.of(printed.get(i));
      if (frame != null && frame.ocaml() && !Lists.irrelevantFrames().has(frame.full())) {
        // The toplevel's functions are in no module.
        boolean module =
            frame.brief().indexOf('.') < 0 && Character.isUpperCase(frame.brief().charAt(0));
        return module ? frame.brief() : null;
      }
    }
    return null;
  }
}

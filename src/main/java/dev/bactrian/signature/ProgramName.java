package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;
import java.util.Locale;
import java.util.Set;

/** The test or the program that a failure happened in, as one word. */
final class ProgramName {

  /** Native or not, by make or by dune: the same program. */
  private static final String[] ENDINGS = {".exe", ".native", ".byte", ".bc", ".opt"};

  /** What every other program is called: these tell nothing apart. */
  private static final Set<String> COMMON =
      Set.of("main", "test", "tests", "run", "runner", "runtest", "runtests", "prog", "program");

  private ProgramName() {}

  /** True for {@code main}, {@code test_main} and the like, in any case. */
  static boolean isCommon(String name) {
    String low = name.toLowerCase(Locale.ROOT);
    return COMMON.contains(low.startsWith("test_") ? low.substring("test_".length()) : low);
  }

  /** From the test's name or the command; null where neither is known. */
  static String of(Draft draft) {
    String command = ofCommand(draft.fact(Fact.COMMAND));
    if (draft.is(Kind.CRAM_DIFF) && command != null) {
      // A cram script runs programs like anybody else.
      return command;
    }
    String test = draft.fact(Fact.TEST);
    return test != null ? Masks.apply(test, mask -> {}) : command;
  }

  /** The program's base name: {@code cd d && A=1 ./t.exe -v} is t. */
  static String ofCommand(String command) {
    if (command == null) {
      return null;
    }
    String last = command.strip();
    int and = last.indexOf("&& ");
    if (and >= 0) {
      last = last.substring(and + 3);
    }
    if (last.startsWith("(")) {
      last = last.substring(1);
    }
    for (String word : last.strip().split(" ", 12)) {
      boolean setting = word.indexOf('=') > 0 && word.indexOf('/') < 0;
      boolean wrapper = word.equals("env") || word.equals("exec") || word.equals("time");
      if (!word.isEmpty() && !setting && !wrapper) {
        String name = word.substring(word.lastIndexOf('/') + 1);
        return bare(Quotes.drop(name.endsWith(")") ? name.substring(0, name.length() - 1) : name));
      }
    }
    return null;
  }

  private static String bare(String name) {
    for (String ending : ENDINGS) {
      if (name.endsWith(ending) && name.length() > ending.length()) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }
}

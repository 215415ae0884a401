package dev.bactrian.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up bugs, and reports of them as people write them: short and long, with and without a log,
 * in other words each time. The same for the same seed. Not thread-safe.
 */
final class MadeBugs {

  private static final List<String> SYLLABLES =
      List.of(
          "dro", "me", "dary", "oa", "sis", "lan", "tern", "sand", "wa", "di", "ka", "ra", "van",
          "sex", "tant", "mi", "rage", "salt", "jin", "qa", "nat", "shade", "du", "ne", "spring");

  private static final List<String> PROSE =
      List.of(
          "I could not reproduce it by hand in twenty tries.",
          "It began with the upgrade of last week; the version before is well.",
          "Only the debug runtime shows it, and only when several domains promote at once.",
          "The same sources build on the machine of a colleague.",
          "Is there a way round until this is mended? Our nightly job is red because of it.",
          "A reduced program is below; it needs about a minute to fail.",
          "On arm64 it fails each time, on amd64 one time in fifty.",
          "I looked into the history and saw nothing that would explain it.");

  private final SplittableRandom random;
  private final List<Bug> bugs = new ArrayList<>();

  /** One bug: what it is called, what fails, and in which sort of log. */
  record Bug(int id, int sort, String module, String function, String library) {}

  MadeBugs(long seed, int count) {
    this.random = new SplittableRandom(seed);
    for (int id = 0; id < count; id++) {
      bugs.add(new Bug(id, random.nextInt(7), word(3), word(2), word(2)));
    }
  }

  /** Some bugs are reported again and again, most once. */
  Bug any() {
    return bugs.get((int) Math.pow(bugs.size(), random.nextDouble()) - 1);
  }

  List<Bug> all() {
    return bugs;
  }

  String title(Bug bug) {
    return switch (bug.sort()) {
      case 0 -> "Debug runtime: assertion in " + bug.function() + "_slice when a domain ends";
      case 1 -> "Segmentation fault in caml_" + bug.function() + " under two domains";
      case 2 -> "Uncaught Not_found out of " + capital(bug.module()) + "." + bug.function();
      case 3 -> bug.library() + " does not build: unbound value " + bug.function();
      case 4 ->
          "undefined reference to caml_" + bug.function() + "_stub when linking " + bug.library();
      case 5 ->
          "The tests of "
              + bug.library()
              + " fail at random since the scheduler was changed, with a message that says nothing"
              + " of where it comes from, on every machine but mine and only in the evening ("
              + bug.function()
              + ")";
      default -> "Please document what " + bug.function() + " does in " + bug.module();
    };
  }

  String body(Bug bug) {
    StringBuilder text = new StringBuilder();
    sentences(text, random.nextInt(1, 4));
    text.append("\n\n```\n").append(log(bug)).append("```\n\n");
    sentences(text, random.nextInt(0, 3));
    return text.append("\n\nOCaml 5.").append(random.nextInt(0, 4)).append(".0\n").toString();
  }

  private void sentences(StringBuilder text, int count) {
    for (int i = 0; i < count; i++) {
      text.append(PROSE.get(random.nextInt(PROSE.size()))).append(' ');
    }
  }

  private String log(Bug bug) {
    int line = random.nextInt(20, 900);
    String file = bug.module() + ".ml";
    return switch (bug.sort()) {
      case 0 ->
          "### OCaml runtime: debug mode ###\n[%02d] file runtime/%s.c; line %d ### Assertion failed: %s_is_idle(domain)\nAborted (core dumped)\n"
              .formatted(random.nextInt(9), bug.module(), line, bug.function());
      case 1 ->
          "Thread 3 received signal SIGSEGV, Segmentation fault.\n#0  caml_%s (dom=0x7ff%04d) at %s.c:%d\n#1  0x0000555555%04d in %s_slice (budget=2048) at %s.c:%d\n#2  0x00005555555b in caml_%s_poll () at domain.c:%d\n"
              .formatted(
                  bug.function(),
                  line,
                  bug.module(),
                  line,
                  line,
                  bug.function(),
                  bug.module(),
                  line + 90,
                  bug.library(),
                  line);
      case 2 ->
          "Fatal error: exception Not_found\nRaised at %s.%s in file \"src/%s\", line %d, characters 2-40\nCalled from %s.run in file \"bin/%s.ml\", line %d, characters 8-30\n"
              .formatted(
                  capital(bug.module()),
                  bug.function(),
                  file,
                  line,
                  capital(bug.library()),
                  bug.library(),
                  line + 3);
      case 3 ->
          steps()
              + "File \"src/%s\", line %d, characters 10-22:\n%d |   let x = %s y in\n              ^^^^^^^^^^^^\nError: Unbound value %s\n"
                  .formatted(file, line, line, bug.function(), bug.function());
      case 4 ->
          steps()
              + "/usr/bin/ld: src/%s_stubs.o: in function `%s_init':\n%s_stubs.c:(.text+0x%d): undefined reference to `caml_%s_stub'\ncollect2: error: ld returned 1 exit status\n"
                  .formatted(bug.module(), bug.module(), bug.module(), line, bug.function());
      case 5 ->
          "Testing `%s'.\n> [FAIL]  %s  %d  keeps its order.\nASSERT keeps its order\nFAIL keeps its order\n   Expected: `%d'\n   Received: `%d'\n"
              .formatted(bug.library(), bug.function(), random.nextInt(9), line, line + 1);
      default -> "$ ocamlfind query " + bug.library() + "\n";
    };
  }

  /** What a build prints before it fails. */
  private String steps() {
    StringBuilder steps = new StringBuilder();
    int count = random.nextInt(5, 60);
    for (int i = 0; i < count; i++) {
      String module = word(2);
      steps.append("ocamlfind ocamlopt -g -c -package unix -o src/").append(module);
      steps.append(".cmx src/").append(module).append(".ml\n");
    }
    return steps.toString();
  }

  String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
    }
    return word.toString();
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}

package dev.bactrian.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a program was linked from, by the compiler's command that make or a shell printed before the
 * program ran: {@code ocamlfind ocamlopt -package unix store.ml main.ml -o main}.
 */
final class LinkedModules {

  private static final int LOOK_BACK = 60;
  private static final int LONGEST_LINE = 2000;

  private LinkedModules() {}

  /**
   * The module that the program is a front of, where it was linked from that one and its main
   * module; null where the log doesn't tell, and where there are more modules to choose from.
   */
  static String under(Log log, int index, String program) {
    if (program == null) {
      return null;
    }
    int stop = Math.max(0, index - LOOK_BACK);
    for (int i = index - 1; i >= stop; i--) {
      List<String> modules = linked(log.line(i), program);
      if (!modules.isEmpty()) {
        return modules.size() == 2 ? modules.getFirst() : null;
      }
    }
    return null;
  }

  /** The modules in the order of the command, which ends with the main one; none if it is not. */
  private static List<String> linked(String line, String program) {
    if (line.length() > LONGEST_LINE || !line.contains("ocaml") || !line.contains(" -o ")) {
      return List.of();
    }
    List<String> modules = new ArrayList<>();
    boolean compiler = false;
    boolean target = false;
    String before = "";
    for (String word : line.strip().split(" +")) {
      String base = Text.basename(word);
      compiler |= base.startsWith("ocamlopt") || base.startsWith("ocamlc");
      if (word.equals("-c")) {
        return List.of();
      }
      if (before.equals("-o")) {
        target = bare(base).equals(program);
      } else if (isModule(base)) {
        String module = Character.toUpperCase(base.charAt(0)) + bare(base).substring(1);
        if (!modules.contains(module)) {
          modules.add(module);
        }
      }
      before = word;
    }
    return compiler && target ? modules : List.of();
  }

  private static boolean isModule(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.length() > 3
        && (name.endsWith(".ml") || name.endsWith(".cmx") || name.endsWith(".cmo"));
  }

  private static String bare(String file) {
    int dot = file.indexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}

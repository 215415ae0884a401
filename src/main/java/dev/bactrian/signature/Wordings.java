package dev.bactrian.signature;

import java.util.ArrayList;
import java.util.List;

/** Mask for messages that compilers of several ages word differently: {@code wordings.txt}. */
final class Wordings {

  private record Pair(String old, String now) {}

  private static final List<Pair> PAIRS = read(TextList.resource("wordings.txt"));

  private Wordings() {}

  static String unify(String text) {
    String unified = text;
    for (Pair pair : PAIRS) {
      if (unified.contains(pair.old())) {
        unified = unified.replace(pair.old(), pair.now());
      }
    }
    return unified;
  }

  private static List<Pair> read(TextList list) {
    List<Pair> pairs = new ArrayList<>();
    for (TextList.Entry entry : list.entries()) {
      int tab = entry.text().indexOf('\t');
      if (tab <= 0) {
        throw new TextList.ListError(list.name(), entry.line(), "two columns wanted");
      }
      pairs.add(new Pair(entry.text().substring(0, tab), entry.text().substring(tab + 1)));
    }
    return List.copyOf(pairs);
  }
}

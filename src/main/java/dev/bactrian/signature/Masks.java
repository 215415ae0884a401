package dev.bactrian.signature;

import dev.bactrian.signature.Mask.Trait;
import java.util.List;
import java.util.function.Consumer;

/**
 * The ordered list of masks: a message in, what tells bugs apart out. Order matters where a later
 * mask would break up what an earlier one recognises whole (a date is made of numbers, a path of
 * words). All are linear; the text is capped first.
 */
final class Masks {

  /** Longer messages are cut: what names a bug stands at the front. */
  static final int CAP = 1200;

  private Masks() {}

  static final List<Mask> ALL =
      List.of(
          new Mask("blanks", Trait.BLANKS, Words::joinBlanks),
          new Mask("prefixes", Trait.ANY, Words::dropPrefixes),
          new Mask("advice", Trait.ANY, Words::dropAdvice),
          new Mask("positions", Trait.DIGIT, Positions::drop),
          new Mask("paths", Trait.SLASH, Paths::toBaseNames),
          new Mask("names of compiled files", Trait.UNDERSCORES, Modules::unmangleFiles),
          new Mask("module mangling", Trait.UNDERSCORES, Modules::unmangle),
          new Mask("standard library's name", Trait.DOT, Modules::dropStdlib),
          new Mask("type variables", Trait.QUOTE, Quotes::renameTypeVariables),
          new Mask("quotes", Trait.QUOTE, Quotes::drop),
          new Mask("wordings", Trait.ANY, Wordings::unify),
          new Mask("subjects of type errors", Trait.ANY, Subjects::unify),
          new Mask("dates and times", Trait.DIGIT, Times::mask),
          new Mask("hashes and addresses", Trait.ANY, Figures::maskHex),
          new Mask("addresses", Trait.DIGIT, Addresses::mask),
          new Mask("versions", Trait.DIGIT, Figures::maskVersions),
          new Mask("numbers", Trait.DIGIT, Figures::maskNumbers),
          new Mask("blanks left behind", Trait.ANY, Words::joinBlanks));

  /** The masked text; {@code note} is told the name of each mask that changed something. */
  static String apply(String text, Consumer<String> note) {
    String now = text.length() > CAP ? text.substring(0, CAP) : text;
    int traits = Traits.of(now);
    for (Mask mask : ALL) {
      if (Traits.has(traits, mask.trait())) {
        String next = mask.replace().apply(now);
        if (!next.equals(now)) {
          note.accept(mask.name());
          now = next;
        }
      }
    }
    return now;
  }
}

package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The scans by hand do what the regular expressions do that they stand for. */
class FiguresTest {

  private static final Pattern POSITION =
      Pattern.compile(
          ",? (?:on )?\\b(?:[Ll]ines?|[Cc]haracters?|columns?) \\d++(?:-\\d++)?+|(?<=\\.[A-Za-z]{1,4}):\\d++(?::\\d++)?+");

  private static final Pattern TIME =
      Pattern.compile(
          "\\b\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d[:.]\\d\\d(?:\\.\\d++)?+Z?+)?+"
              + "|\\b\\d{1,2}:\\d\\d(?::\\d\\d)?+(?:\\.\\d++)?+\\b"
              + "|\\b\\d++(?:\\.\\d++)?+ ?(?:ns|us|\u00b5s|ms|s|sec|secs|seconds?|min|minutes?|hours?)\\b");

  private static final Pattern HEX =
      Pattern.compile("\\b0x[0-9a-fA-F]++|\\b[0-9a-f]{6,}+(?:-[0-9a-f]{4,}+)*+\\b");

  private static final Pattern VERSION =
      Pattern.compile("\\bv?\\d++(?:\\.\\d++)++(?:[+~-][A-Za-z0-9.]++)*+");

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])\\d++(?:[_,]\\d{3})*+(?![\\w])");

  private static final Pattern TELLS =
      Pattern.compile(
          "(?i)(?<![a-z]{8})(?<!\\p{L})(?:code|status|error|warning|exit|signal|errno|curl|http)[ :(#]*+$");

  @Property(tries = 3000)
  void positions(@ForAll("texts") String text) {
    assertThat(Positions.drop(text)).isEqualTo(POSITION.matcher(text).replaceAll(""));
  }

  @Property(tries = 3000)
  void times(@ForAll("texts") String text) {
    assertThat(Times.mask(text)).isEqualTo(TIME.matcher(text).replaceAll("<time>"));
  }

  @Property(tries = 3000)
  void hashes(@ForAll("texts") String text) {
    assertThat(Figures.maskHex(text))
        .isEqualTo(HEX.matcher(text).replaceAll(m -> isHash(m.group()) ? "<hex>" : m.group()));
  }

  @Property(tries = 3000)
  void versions(@ForAll("texts") String text) {
    assertThat(Figures.maskVersions(text)).isEqualTo(VERSION.matcher(text).replaceAll("<version>"));
  }

  @Property(tries = 3000)
  void numbers(@ForAll("texts") String text) {
    assertThat(Figures.maskNumbers(text))
        .isEqualTo(
            NUMBER
                .matcher(text)
                .replaceAll(
                    m -> TELLS.matcher(text.substring(0, m.start())).find() ? m.group() : "N"));
  }

  private static boolean isHash(String text) {
    return text.startsWith("0x")
        || text.length() >= 32
        || text.matches(".*[0-9].*") && text.matches(".*[a-f].*");
  }

  /** Pieces of what the masks look for, in any order. */
  @Provide
  Arbitrary<String> texts() {
    List<String> pieces =
        List.of(
            " ",
            " ",
            ",",
            ":",
            ".",
            "-",
            "_",
            "+",
            "~",
            "(",
            "#",
            "/",
            "\u00b5",
            "\u00e9",
            "x",
            "v",
            "Z",
            "T",
            "0",
            "1",
            "7",
            "12",
            "42",
            "2024",
            "2024-05-01",
            "123",
            ",000",
            "12:30",
            "9:05:59",
            ".5",
            "0x",
            "0xdeadbeef",
            "abc",
            "facade",
            "1a2b3c",
            "deadbeef0123",
            "0123456789abcdef0123456789abcdef",
            "s",
            "ms",
            "sec",
            "seconds",
            "min",
            "hours",
            "line",
            " lines ",
            " on line ",
            " characters ",
            ", column ",
            "Character",
            ".ml",
            ".mli",
            "a.ml:",
            "code ",
            "exit status ",
            "Error",
            "errno: ",
            "v1",
            "v0.16",
            "4.14.1",
            "5.0.0~alpha1",
            "5.1.0+trunk",
            "G");
    return Arbitraries.of(pieces).list().ofMaxSize(14).map(list -> String.join("", list));
  }
}

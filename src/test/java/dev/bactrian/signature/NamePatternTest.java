package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** A star stands for any run of characters, as {@code .*} does. */
class NamePatternTest {

  @Property(tries = 3000)
  void asARegularExpressionWould(
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 9) String name,
      @ForAll @CharRange(from = '`', to = 'b') @StringLength(min = 1, max = 6) String shape) {
    String pattern = shape.replaceAll("`+", "*");
    if (!pattern.equals("*")) {
      assertThat(new NamePattern(pattern).matches(name))
          .isEqualTo(Pattern.matches(pattern.replace("*", ".*"), name));
    }
  }
}

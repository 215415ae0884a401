package dev.bactrian.triage;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the OCaml compiler, in order of release: {@code 5.2.0~rc1} before {@code 5.2.0}
 * before {@code 5.2.0+trunk}'s successors. Only the numbers and whether it is a release count.
 */
record CompilerVersion(int major, int minor, int patch, boolean released, String text)
    implements Comparable<CompilerVersion> {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{1,2}))?([~+-][\\w.~+-]{0,40})?");

  static Optional<CompilerVersion> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    int patch = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
    // "~alpha1", "~rc2", "+trunk", "+dev0", "+beta1" come before the release; "+flambda" is one.
    String suffix = form.group(4) == null ? "" : form.group(4);
    boolean early =
        suffix.startsWith("~")
            || suffix.contains("trunk")
            || suffix.contains("dev")
            || suffix.contains("alpha")
            || suffix.contains("beta")
            || suffix.contains("rc");
    return Optional.of(
        new CompilerVersion(
            Integer.parseInt(form.group(1)),
            Integer.parseInt(form.group(2)),
            patch,
            !early,
            text.strip()));
  }

  /** The newest of those that are versions. */
  static Optional<CompilerVersion> newest(Collection<String> texts) {
    return texts.stream().flatMap(text -> parse(text).stream()).max(Comparator.naturalOrder());
  }

  @Override
  public int compareTo(CompilerVersion other) {
    return Comparator.comparingInt(CompilerVersion::major)
        .thenComparingInt(CompilerVersion::minor)
        .thenComparingInt(CompilerVersion::patch)
        .thenComparing(CompilerVersion::released)
        .compare(this, other);
  }
}

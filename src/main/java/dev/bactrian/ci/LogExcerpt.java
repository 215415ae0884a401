package dev.bactrian.ci;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a log that a report quotes, and what opam said of the build.
 *
 * @param lines around the failure
 * @param compiler packages that make up the compiler ({@code ocaml-base-compiler.5.2.0}), from
 *     opam's {@code context} line; empty if there is none
 * @param withTest true if the package's tests were run
 */
public record LogExcerpt(List<String> lines, List<String> compiler, boolean withTest) {

  static final LogExcerpt NONE = new LogExcerpt(List.of(), List.of(), false);

  private static final int BEFORE = 4;
  private static final int AFTER = 14;
  private static final int MOST_LINES = 2_000_000;
  private static final int LONGEST = 400;

  /** opam 2's error block: version, system, compiler, repository (opamSolution.ml there). */
  private static final Pattern CONTEXT =
      Pattern.compile("^#? ?# ?context {1,20}[^|]{1,60}\\|[^|]{1,60}\\|([^|]{1,300})\\|");

  private static final Pattern COMPILER =
      Pattern.compile(
          "\\b(?:ocaml-base-compiler|ocaml-variants|ocaml-option-[a-z0-9-]{1,40})\\.[\\w.+~-]{1,60}");

  public LogExcerpt {
    lines = List.copyOf(lines);
    compiler = List.copyOf(compiler);
  }

  /**
   * Reads a log once.
   *
   * @param line 1-based number of the line on which the failure is named
   */
  static LogExcerpt read(InputStream in, int line) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    Deque<String> before = new ArrayDeque<>();
    List<String> lines = new ArrayList<>();
    List<String> compiler = new ArrayList<>();
    boolean withTest = false;
    String quote = "";
    boolean over = false;
    String text = reader.readLine();
    for (int number = 1; text != null && number < MOST_LINES; number++, text = reader.readLine()) {
      String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
      if (number < line) {
        before.add(cut);
        if (before.size() > BEFORE) {
          before.remove();
        }
      } else if (number <= line + AFTER && !over) {
        quote = number == line ? quoteOf(cut) : quote;
        // What is not quoted any more is opam's own.
        over = !cut.startsWith(quote);
        if (!over) {
          lines.add(cut);
        }
      } else if (!compiler.isEmpty()) {
        break;
      }
      Matcher context = CONTEXT.matcher(cut);
      if (compiler.isEmpty() && context.find()) {
        Matcher one = COMPILER.matcher(context.group(1));
        while (one.find()) {
          compiler.add(one.group());
        }
      }
      withTest = withTest || cut.contains("runtest") || cut.contains("with-test");
    }
    lines.addAll(0, before);
    return new LogExcerpt(plain(lines, quote), compiler, withTest);
  }

  /** opam puts {@code - } before what a build prints, and {@code # } where it repeats that. */
  private static String quoteOf(String line) {
    return line.startsWith("- ") || line.startsWith("# ") ? line.substring(0, 2) : "";
  }

  private static List<String> plain(List<String> lines, String quote) {
    return lines.stream()
        .map(one -> one.startsWith(quote) ? one.substring(quote.length()) : one)
        .toList();
  }
}

package dev.bactrian.web;

import dev.bactrian.failure.Location;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.SignedFailure;
import dev.bactrian.web.AnswerView.FailureView;
import dev.bactrian.web.AnswerView.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Failures, and texts with their failures marked, as the pages show them. */
public final class FailureViews {

  private static final int LONGEST_LINE = 400;
  private static final int MOST_FRAMES = 8;

  private FailureViews() {}

  /** In the order of their lines. */
  public static List<FailureView> of(Diagnosis diagnosis) {
    List<FailureView> views = new ArrayList<>();
    for (int i = 0; i < diagnosis.failures().size(); i++) {
      SignedFailure one = diagnosis.failures().get(i);
      if (one.symptom()) {
        continue;
      }
      views.add(
          new FailureView(
              one.signature().id(),
              one.signature().kind().id(),
              i == diagnosis.primary(),
              place(one.failure().location()),
              one.signature().subsystem(),
              one.signature().fault().id() + ": " + one.signature().faultReason(),
              one.signature().frames().stream().limit(MOST_FRAMES).toList(),
              one.failure().logLine()));
    }
    return views;
  }

  /**
   * The lines of a text around its failures.
   *
   * @param context lines shown before and after each; all of them if it is negative
   * @param most lines shown
   */
  public static List<LogLine> lines(String text, Diagnosis diagnosis, int context, int most) {
    Set<Integer> hits =
        diagnosis.failures().stream()
            .map(one -> one.failure().logLine())
            .collect(Collectors.toSet());
    List<LogLine> shown = new ArrayList<>();
    List<String> all = text.lines().toList();
    for (int number = 1; number <= all.size() && shown.size() < most; number++) {
      int here = number;
      if (context < 0 || hits.stream().anyMatch(hit -> Math.abs(hit - here) <= context)) {
        shown.add(new LogLine(number, cut(all.get(number - 1)), hits.contains(number)));
      }
    }
    return shown;
  }

  static String cut(String line) {
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
  }

  private static String place(Location location) {
    if (location == null) {
      return null;
    }
    return location.line() == null
        ? location.file()
        : location.file() + ", line " + location.line();
  }
}

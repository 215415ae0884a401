package dev.bactrian.triage;

import dev.bactrian.failure.Failure;
import dev.bactrian.report.Report;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.Fault;
import dev.bactrian.signature.SignedFailure;
import dev.bactrian.triage.LabelSuggestion.Confidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which labels fit a report, by our names. Pure. */
final class LabelRules {

  private static final int MOST_PACKAGES = 3;
  private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9_+-]{0,60}");

  /** Words of somebody who saw something fail. */
  private static final Pattern FAILS =
      Pattern.compile(
          "\\b(?:segfault\\w{0,3}|segmentation fault|crash(?:e[sd]|ing)?|core dump(?:ed)?"
              + "|assertion|backtrace|exception|stack overflow|deadlock(?:s|ed)?|hangs"
              + "|abort(?:s|ed)|panic(?:s|ked)?|(?:build|compilation|install\\w{0,6}|tests?) fail\\w{0,4}"
              + "|fails? to (?:build|compile|install|link|start))\\b");

  /** Titles that ask for something else than a mend. */
  private static final Pattern WISH =
      Pattern.compile(
          "\\b(?:feature|request|rfc|proposal|docs?|documentation|typo|question|support for|add|allow"
              + "|improve|release|how (?:to|do|can))\\b");

  /** In this order; it is also the order in which they are shown. */
  private static final List<Rule> ALL =
      List.of(
          LabelRules::duplicate,
          LabelRules::regression,
          LabelRules::infrastructure,
          LabelRules::subsystem,
          LabelRules::packages,
          LabelRules::needsLog);

  private interface Rule {
    Stream<LabelSuggestion> of(Decision decision, Report report, Diagnosis diagnosis);
  }

  private LabelRules() {}

  /** All that fit; the label's name is ours still. */
  static List<LabelSuggestion> of(Decision decision, Report report, Diagnosis diagnosis) {
    return ALL.stream().flatMap(rule -> rule.of(decision, report, diagnosis)).toList();
  }

  private static Stream<LabelSuggestion> duplicate(
      Decision decision, Report report, Diagnosis diagnosis) {
    return switch (decision) {
      case Decision.Suggest suggest ->
          one("possible-duplicate", "an earlier report may be the same bug", Confidence.MEDIUM);
      case Decision.Duplicate duplicate ->
          one(
              "possible-duplicate",
              "an earlier report is very likely the same bug",
              Confidence.HIGH);
      default -> Stream.empty();
    };
  }

  private static Stream<LabelSuggestion> regression(
      Decision decision, Report report, Diagnosis diagnosis) {
    return decision instanceof Decision.Regression
        ? one("regression", "a bug with the same failure was closed before", Confidence.MEDIUM)
        : Stream.empty();
  }

  private static Stream<LabelSuggestion> infrastructure(
      Decision decision, Report report, Diagnosis diagnosis) {
    List<SignedFailure> certain = certain(diagnosis);
    boolean all =
        !certain.isEmpty()
            && certain.stream().allMatch(f -> f.signature().fault() == Fault.INFRASTRUCTURE);
    return all
        ? one(
            "infrastructure",
            "all that fails in it is the machine, the network or the service",
            Confidence.MEDIUM)
        : Stream.empty();
  }

  private static Stream<LabelSuggestion> subsystem(
      Decision decision, Report report, Diagnosis diagnosis) {
    Optional<SignedFailure> cause = diagnosis.cause().filter(f -> !f.signature().weak());
    if (cause.isEmpty() || cause.get().signature().subsystem() == null) {
      return Stream.empty();
    }
    String name = cause.get().signature().subsystem();
    boolean sure = cause.get().signature().fault() == Fault.COMPILER;
    return one(
        "subsystem:" + name,
        "the failure in it belongs to " + name,
        sure ? Confidence.HIGH : Confidence.MEDIUM);
  }

  private static Stream<LabelSuggestion> packages(
      Decision decision, Report report, Diagnosis diagnosis) {
    List<String> failing =
        certain(diagnosis).stream()
            .map(SignedFailure::failure)
            .map(Failure::packageName)
            .filter(name -> name != null)
            .map(LabelRules::withoutVersion)
            .filter(name -> PACKAGE.matcher(name).matches())
            .distinct()
            .toList();
    if (!failing.isEmpty()) {
      return failing.stream()
          .limit(MOST_PACKAGES)
          .flatMap(
              name -> one("pkg:" + name, "the build of " + name + " fails in it", Confidence.HIGH));
    }
    // Many names are a list of what is installed.
    return report.packages().size() > MOST_PACKAGES
        ? Stream.empty()
        : report.packages().stream()
            .sorted()
            .filter(name -> PACKAGE.matcher(name).matches())
            .flatMap(name -> one("pkg:" + name, "it names the package " + name, Confidence.LOW));
  }

  /** Somebody saw something fail, and shows nothing of it. */
  private static Stream<LabelSuggestion> needsLog(
      Decision decision, Report report, Diagnosis diagnosis) {
    String title = report.post().title().toLowerCase(Locale.ROOT);
    boolean nothing =
        diagnosis.failures().isEmpty()
            && report.logs().isEmpty()
            && report.code().isEmpty()
            && report.logLinks().isEmpty();
    boolean fails =
        FAILS.matcher(title).find()
            || FAILS.matcher(report.prose().toLowerCase(Locale.ROOT)).find();
    return nothing && fails && !WISH.matcher(title).find()
        ? one("needs-log", "it speaks of a failure and shows no output", Confidence.MEDIUM)
        : Stream.empty();
  }

  private static List<SignedFailure> certain(Diagnosis diagnosis) {
    return diagnosis.failures().stream().filter(f -> !f.signature().weak()).toList();
  }

  private static String withoutVersion(String name) {
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static Stream<LabelSuggestion> one(String key, String reason, Confidence confidence) {
    return Stream.of(new LabelSuggestion(key, key, reason, confidence));
  }
}

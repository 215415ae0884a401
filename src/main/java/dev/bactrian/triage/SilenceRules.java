package dev.bactrian.triage;

import dev.bactrian.config.Mode;
import dev.bactrian.report.Post;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Why nothing is said under a report, whatever its candidates are. */
final class SilenceRules {

  /** In this order; the first that holds is the reason. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("this repository's file switches suggestions off", SilenceRules::isOff),
          new Rule("it is closed", situation -> !situation.subject().isOpen()),
          new Rule("it is locked", Situation::locked),
          new Rule(
              "its author is on the repository's list of ignored authors", SilenceRules::author),
          new Rule("it has a label that the repository's file ignores", SilenceRules::label),
          new Rule("people already marked it as a duplicate", Situation::settled),
          new Rule("it gathers other reports", situation -> MetaIssue.is(situation.subject())),
          new Rule("its body holds nothing that its author wrote", Situation::templateOnly));

  private SilenceRules() {}

  /** The first reason to be silent, if there is one. */
  static Optional<String> reason(Situation situation) {
    return RULES.stream().filter(rule -> rule.when.test(situation)).map(Rule::reason).findFirst();
  }

  private static boolean isOff(Situation situation) {
    return situation.config().mode() == Mode.OFF;
  }

  private static boolean author(Situation situation) {
    return contains(situation.config().ignoredAuthors(), situation.subject().author());
  }

  private static boolean label(Situation situation) {
    Post subject = situation.subject();
    return subject.labels().stream()
        .anyMatch(label -> contains(situation.config().ignoredLabels(), label));
  }

  /** GitHub's logins and labels are the same in any case. */
  private static boolean contains(java.util.Set<String> names, String name) {
    return name != null
        && names.stream()
            .anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
  }

  private record Rule(String reason, Predicate<Situation> when) {}
}

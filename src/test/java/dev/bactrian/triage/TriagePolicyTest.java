package dev.bactrian.triage;

import static dev.bactrian.triage.Examples.about;
import static dev.bactrian.triage.Examples.closed;
import static dev.bactrian.triage.Examples.likely;
import static dev.bactrian.triage.Examples.post;
import static dev.bactrian.triage.Examples.titled;
import static dev.bactrian.triage.Examples.visible;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.Mode;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import dev.bactrian.report.Fix;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TriagePolicyTest {

  private final TriagePolicy policy = new TriagePolicy();
  private final Examples known = new Examples();
  private final Post subject = post(1, 50);
  private final Post earlier = known.add(post(1, 10));

  @Test
  void names_a_likely_earlier_report() {
    Decision decision = decide(likely(earlier, 0.8));
    assertThat(named(decision)).containsExactly(earlier);
    assertThat(decision.reasons()).first().asString().contains("0.80");
  }

  @Test
  void names_three_at_most_likeliest_first() {
    Decision decision =
        decide(
            likely(post(1, 11), 0.3),
            likely(post(1, 12), 0.9),
            likely(post(1, 13), 0.4),
            likely(post(1, 14), 0.5),
            likely(post(1, 15), 0.1));
    assertThat(named(decision)).extracting(p -> p.key().number()).containsExactly(12, 14, 13);
  }

  @Test
  void says_nothing_when_unsure() {
    assertThat(decide(likely(earlier, 0.19)).word()).isEqualTo("silent");
    assertThat(decide().reasons()).contains("no earlier report is near enough");
  }

  @Test
  void weak_evidence_never_suffices() {
    Candidate circumstance =
        new Candidate(
            earlier,
            0.99,
            List.of(
                new Evidence("shared-packages", 3, "both concern the package", null),
                new Evidence("weak-signature", 3, "both print", "exit code 2"),
                new Evidence("assertion", -1, "other assertions", null)));
    assertThat(decide(circumstance).reasons())
        .contains("camel/r1#10: only weak evidence speaks for it");
  }

  @Test
  void says_nothing_where_nothing_is_to_be_said() {
    RepositoryConfig config = RepositoryConfig.DEFAULT;
    assertSilent(about(closed(subject, "completed")), "it is closed");
    assertSilent(
        Situation.of(subject, config.withMode(Mode.OFF), Set.of()),
        "this repository's file switches suggestions off");
    assertSilent(
        new Situation(subject, config, true, false, false, Set.of(), Set.of(), Set.of()),
        "it is locked");
    assertSilent(
        new Situation(subject, config, false, true, false, Set.of(), Set.of(), Set.of()),
        "people already marked it as a duplicate");
    assertSilent(
        new Situation(subject, config, false, false, true, Set.of(), Set.of(), Set.of()),
        "its body holds nothing that its author wrote");
    assertSilent(about(titled(subject, "Tracking issue for 5.3")), "it gathers other reports");
  }

  @Test
  void a_rejected_pair_is_never_named_again() {
    Situation situation =
        new Situation(
            subject,
            RepositoryConfig.DEFAULT,
            false,
            false,
            false,
            Set.of(),
            Set.of(),
            Set.of(earlier.key()));
    assertThat(policy.decide(situation, List.of(likely(earlier, 0.99)), known).reasons())
        .contains("camel/r1#10: people said that it is not the same");
  }

  @Test
  void a_rejected_report_is_not_named_through_its_duplicate_either() {
    Post duplicate = known.add(closed(post(1, 20), "duplicate"));
    known.duplicates.put(duplicate.key(), earlier.key());
    Situation situation =
        new Situation(
            subject,
            RepositoryConfig.DEFAULT,
            false,
            false,
            false,
            Set.of(),
            Set.of(),
            Set.of(earlier.key()));
    assertThat(policy.decide(situation, List.of(likely(duplicate, 0.99)), known).word())
        .isEqualTo("silent");
  }

  @Test
  void follows_duplicates_to_the_canonical_report_and_names_it_once() {
    Post middle = known.add(closed(post(1, 20), "duplicate"));
    Post last = known.add(closed(post(1, 30), "duplicate"));
    known.duplicates.put(last.key(), middle.key());
    known.duplicates.put(middle.key(), earlier.key());
    Decision decision = decide(likely(last, 0.9), likely(middle, 0.8), likely(earlier, 0.7));
    assertThat(named(decision)).containsExactly(earlier);
  }

  @Test
  void a_circle_or_an_unknown_end_is_no_target() {
    Post a = known.add(closed(post(1, 20), "duplicate"));
    Post b = known.add(closed(post(1, 30), "duplicate"));
    known.duplicates.put(a.key(), b.key());
    known.duplicates.put(b.key(), a.key());
    assertThat(decide(likely(a, 0.9)).word()).isEqualTo("silent");
    known.duplicates.put(b.key(), post(9, 9).key());
    assertThat(decide(likely(a, 0.9)).word()).isEqualTo("silent");
    known.duplicates.put(b.key(), subject.key());
    assertThat(decide(likely(a, 0.9)).word()).isEqualTo("silent");
  }

  @Test
  void an_open_report_stands_before_a_closed_one_that_is_about_as_likely() {
    Post closed = known.add(closed(post(1, 20), "not_planned"));
    assertThat(named(decide(likely(closed, 0.75), likely(earlier, 0.7))))
        .containsExactly(earlier, closed);
  }

  @Test
  void a_tracking_issue_is_no_target() {
    Post meta = known.add(titled(post(1, 20), "Crashes on Windows", "Tracking"));
    assertThat(decide(likely(meta, 0.9)).word()).isEqualTo("silent");
  }

  @Test
  void a_younger_report_is_no_target() {
    assertThat(decide(likely(post(1, 60), 0.9)).word()).isEqualTo("silent");
  }

  @Test
  void of_two_posted_in_the_same_second_only_the_first_is_a_target() {
    Post twin = post(1, 60);
    Post second =
        new Post(
            new ReportKey(1, 61),
            twin.repository(),
            twin.installation(),
            false,
            twin.title(),
            twin.body(),
            twin.author(),
            twin.createdAt(),
            null,
            null,
            Set.of());
    assertThat(policy.decide(about(twin), List.of(likely(second, 0.99)), known).word())
        .isEqualTo("silent");
    assertThat(policy.decide(about(second), List.of(likely(twin, 0.99)), known).word())
        .isEqualTo("duplicate");
  }

  @Test
  void a_title_alone_is_never_certain() {
    Post empty =
        new Post(
            new ReportKey(1, 61),
            subject.repository(),
            subject.installation(),
            false,
            subject.title(),
            "",
            subject.author(),
            subject.createdAt(),
            null,
            null,
            Set.of());
    assertThat(policy.decide(about(empty), List.of(likely(earlier, 0.99)), known).word())
        .isEqualTo("suggest");
  }

  @Test
  void a_bug_back_after_its_fix_is_a_regression() {
    Post fixed = known.add(closed(post(1, 20), "completed"));
    known.fixes.put(fixed.key(), new Fix(Set.of("5.2.0"), null, null));
    Decision decision = policy.decide(about(subject, "5.3.0"), List.of(likely(fixed, 0.9)), known);
    assertThat(decision).isInstanceOf(Decision.Regression.class);
    assertThat(((Decision.Regression) decision).fixedIn()).isEqualTo("5.2.0");
  }

  @Test
  void an_older_version_than_the_fix_is_no_regression() {
    Post fixed = known.add(closed(post(1, 20), "completed"));
    known.fixes.put(fixed.key(), new Fix(Set.of("5.2.0"), null, null));
    assertThat(policy.decide(about(subject, "5.2.0~rc1"), List.of(likely(fixed, 0.9)), known))
        .isInstanceOf(Decision.Suggest.class);
    assertThat(policy.decide(about(subject), List.of(likely(fixed, 0.9)), known))
        .isInstanceOf(Decision.Suggest.class);
  }

  @Test
  void of_fixes_on_several_branches_that_of_the_report_counts() {
    Post fixed = known.add(closed(post(1, 20), "completed"));
    known.fixes.put(fixed.key(), new Fix(Set.of("5.1.2", "5.2.1"), null, null));
    for (String before : List.of("5.1.1", "5.2.0", "5.0.0")) {
      assertThat(policy.decide(about(subject, before), List.of(likely(fixed, 0.9)), known).word())
          .as(before)
          .isEqualTo("suggest");
    }
    for (String after : List.of("5.1.2", "5.2.1", "5.3.0")) {
      assertThat(policy.decide(about(subject, after), List.of(likely(fixed, 0.9)), known).word())
          .as(after)
          .isEqualTo("regression");
    }
  }

  @Test
  void a_later_minor_release_than_the_one_reported_and_closed_is_a_regression() {
    Post fixed = known.add(closed(post(1, 20), null));
    known.versions.put(fixed.key(), Set.of("4.14.1", "5.0.0"));
    assertThat(policy.decide(about(subject, "5.1.0"), List.of(likely(fixed, 0.9)), known))
        .isInstanceOf(Decision.Regression.class);
    assertThat(policy.decide(about(subject, "5.0.1"), List.of(likely(fixed, 0.9)), known))
        .isInstanceOf(Decision.Suggest.class);
  }

  @Test
  void a_report_not_planned_was_not_fixed() {
    Post refused = known.add(closed(post(1, 20), "not_planned"));
    known.versions.put(refused.key(), Set.of("5.0.0"));
    assertThat(policy.decide(about(subject, "5.3.0"), List.of(likely(refused, 0.9)), known))
        .isInstanceOf(Decision.Suggest.class);
  }

  @Test
  void the_sure_and_open_one_is_a_duplicate() {
    assertThat(decide(likely(earlier, 0.99)).word()).isEqualTo("duplicate");
  }

  @Test
  void a_private_report_is_not_named_in_public_and_the_reason_does_not_name_it() {
    Post secret = visible(post(3, 10), 7, true);
    Decision decision = decide(likely(secret, 0.99));
    assertThat(decision.word()).isEqualTo("silent");
    assertThat(String.join(" ", decision.reasons()))
        .contains("not everybody here may read it")
        .doesNotContain("r3");
  }

  @Test
  void a_public_duplicate_does_not_lead_to_a_private_canonical_report() {
    Post secret = known.add(visible(post(3, 5), 7, true));
    Post open = known.add(closed(post(1, 20), "duplicate"));
    known.duplicates.put(open.key(), secret.key());
    Decision decision = decide(likely(open, 0.99));
    assertThat(decision.word()).isEqualTo("silent");
    assertThat(String.join(" ", decision.reasons())).doesNotContain("r3");
  }

  private Decision decide(Candidate... candidates) {
    return policy.decide(about(subject), List.of(candidates), known);
  }

  private void assertSilent(Situation situation, String reason) {
    Decision decision = policy.decide(situation, List.of(likely(earlier, 0.9)), known);
    assertThat(decision).isEqualTo(new Decision.Silent(List.of(reason)));
  }

  private static List<Post> named(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Suggest.class);
    return ((Decision.Suggest) decision).candidates().stream().map(Candidate::post).toList();
  }
}

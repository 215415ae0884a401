package dev.bactrian.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.config.RepositoryFile;
import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportParser;
import dev.bactrian.report.Template;
import dev.bactrian.signature.Signer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which labels fit, and which of them may be named. */
class SuggestedLabelsTest {

  private static final Decision SILENT = new Decision.Silent(List.of());
  private static final String FAILED_BUILD =
      """
      ```
      #=== ERROR while compiling saddle.1.2.0 ===#
      # File "src/saddle.ml", line 3, characters 4-9:
      # Error: Unbound module Straps
      ```
      """;
  private static final String ASSERTION =
      """
      ```
      ### OCaml runtime: debug mode ###
      [02] file runtime/minor_gc.c; line 641 ### Assertion failed: young_ptr_in_range(domain)
      Aborted (core dumped)
      ```
      """;
  private static final List<String> ALL =
      List.of(
          "Possible-Duplicate",
          "needs-log",
          "regression",
          "infrastructure",
          "pkg:saddle",
          "subsystem:gc-minor",
          "bug");

  @Test
  void theBuildThatFailsNamesThePackage() {
    assertThat(labels("Build fails", FAILED_BUILD, SILENT, "", ALL))
        .contains("pkg:saddle")
        .doesNotContain("needs-log");
  }

  @Test
  void theAssertionNamesTheSubsystem() {
    assertThat(labels("Abort", ASSERTION, SILENT, "", ALL)).containsExactly("subsystem:gc-minor");
  }

  @Test
  void decisionsHaveLabels() {
    var candidate = Examples.likely(Examples.post(1, 3), 0.9);
    assertThat(labels("x", ASSERTION, new Decision.Suggest(List.of(candidate), List.of()), "", ALL))
        .contains("Possible-Duplicate");
    assertThat(
            labels(
                "x", ASSERTION, new Decision.Regression(candidate, null, null, List.of()), "", ALL))
        .contains("regression");
  }

  @Test
  void whoeverSawACrashAndShowsNothingNeedsALog() {
    assertThat(labels("It crashes at night", "Sorry, no idea why.", SILENT, "", ALL))
        .containsExactly("needs-log");
    assertThat(labels("Feature request: crash reports", "A crash should be sent.", SILENT, "", ALL))
        .isEmpty();
    assertThat(labels("Colours", "The camel is brown.", SILENT, "", ALL)).isEmpty();
  }

  @Test
  void onlyLabelsThatExistOrThatTheFileMaps() {
    assertThat(labels("Abort", ASSERTION, SILENT, "", List.of())).isEmpty();
    assertThat(
            labels("Abort", ASSERTION, SILENT, "labels: {\"subsystem:gc-minor\": GC}", List.of()))
        .containsExactly("GC");
    String family = "labels: {\"subsystem:*\": \"area/*\"}";
    assertThat(labels("Abort", ASSERTION, SILENT, family, List.of())).isEmpty();
    assertThat(labels("Abort", ASSERTION, SILENT, family, List.of("area/gc-minor")))
        .containsExactly("area/gc-minor");
    assertThat(labels("Abort", ASSERTION, SILENT, "labels: {\"subsystem:*\": \"\"}", ALL))
        .isEmpty();
  }

  @Test
  void neverOneThatIsThereOrWasTakenOff() {
    Post post = Examples.titled(Examples.post(1, 9), "Abort", "SUBSYSTEM:gc-minor");
    assertThat(suggested(post, ASSERTION, SILENT, RepositoryConfig.DEFAULT).in(() -> ALL, Set.of()))
        .isEmpty();
    Post plain = Examples.titled(Examples.post(1, 9), "Abort");
    assertThat(
            suggested(plain, ASSERTION, SILENT, RepositoryConfig.DEFAULT)
                .in(() -> ALL, Set.of("Subsystem:GC-minor")))
        .isEmpty();
  }

  @Test
  void unaskedOnlyWhereTheBotMaySpeak() {
    Post post = Examples.titled(Examples.post(1, 9), "Abort");
    assertThat(suggested(post, ASSERTION, SILENT, RepositoryConfig.DEFAULT).unasked()).isTrue();
    assertThat(suggested(post, ASSERTION, SILENT, config("suggest-labels: off")).unasked())
        .isFalse();
    assertThat(suggested(post, ASSERTION, SILENT, config("mode: off")).unasked()).isFalse();
    Post closed = Examples.closed(post, "completed");
    assertThat(suggested(closed, ASSERTION, SILENT, RepositoryConfig.DEFAULT).unasked()).isFalse();
  }

  @Test
  void relatedIsBelowDuplicateAndAboveItsOwnThreshold() {
    Examples known = new Examples();
    Post subject = known.add(Examples.post(1, 50));
    Post same = known.add(Examples.post(1, 3));
    Post near = known.add(Examples.post(1, 4));
    Post far = known.add(Examples.post(1, 5));
    Post hidden = known.add(Examples.visible(Examples.post(2, 6), 7, true));
    Post duplicate = known.add(Examples.post(1, 7));
    Post canonical = known.add(Examples.post(1, 8));
    known.duplicates.put(duplicate.key(), canonical.key());
    var candidates =
        List.of(
            Examples.likely(same, 0.8),
            Examples.likely(near, 0.2),
            Examples.likely(duplicate, 0.15),
            Examples.likely(hidden, 0.2),
            Examples.likely(far, 0.01));
    Decision decision = new Decision.Suggest(List.of(candidates.getFirst()), List.of());
    assertThat(RelatedReports.of(Examples.about(subject), candidates, decision, known))
        .extracting(candidate -> candidate.post().key())
        .containsExactly(near.key(), canonical.key());
  }

  private static List<String> labels(
      String title, String body, Decision decision, String yaml, List<String> existing) {
    Post post = Examples.titled(Examples.post(1, 9), title);
    return suggested(post, body, decision, config(yaml)).in(() -> existing, Set.of()).stream()
        .map(LabelSuggestion::label)
        .toList();
  }

  private static SuggestedLabels suggested(
      Post post, String body, Decision decision, RepositoryConfig config) {
    Post whole =
        new Post(
            post.key(),
            post.repository(),
            post.installation(),
            false,
            post.title(),
            body,
            post.author(),
            post.createdAt(),
            post.closedAt(),
            post.stateReason(),
            post.labels());
    Report report = new ReportParser().parse(whole, Template.NONE);
    return new SuggestedLabels(
        Situation.of(whole, config, Set.of()),
        decision,
        report,
        new Signer().diagnose(report.failures()));
  }

  private static RepositoryConfig config(String yaml) {
    return ((RepositoryFile.Valid) RepositoryFile.parse(yaml)).config();
  }
}

package dev.bactrian.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.match.Evidence;
import dev.bactrian.report.Post;
import dev.bactrian.triage.Decision;
import dev.bactrian.triage.LabelSuggestion;
import dev.bactrian.triage.LabelSuggestion.Confidence;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What {@code /related}, {@code /packages} and {@code /label} answer, as people see it. */
class KnowledgeAnswersTest {

  private static final Evidence ASSERTION =
      new Evidence("assertion", 2, "both fail the assertion", "file caravan.c; line 7");
  private static final IssueLinks LINKS = new IssueLinks(URI.create("https://github.com"));

  @Test
  void related() {
    String text =
        new RelatedAnswer(LINKS)
            .render(
                List.of(new RelatedAnswer.Linked("blocked-by", Reports.open(9, "Reins are short"))),
                List.of(
                    Reports.candidate(Reports.open(12, "Minor GC crashes"), ASSERTION),
                    Reports.candidate(Reports.closed(3, "Saddle is lost", "completed"))),
                true);
    assertGolden("related", text);
    assertThat(text).doesNotContain("/duplicate");
  }

  @Test
  void nothingRelated() {
    assertGolden("related-none", new RelatedAnswer(LINKS).render(List.of(), List.of(), false));
  }

  @Test
  void packages() {
    assertGolden(
        "packages",
        PackagesAnswer.render(
            List.of(
                new PackagesAnswer.Line(
                    "straps",
                    true,
                    List.of(),
                    31,
                    "caravan/saddle",
                    List.of(),
                    List.of(new PackagesAnswer.Build("straps.1.10", "5.2", "2026-03-20"))),
                new PackagesAnswer.Line(
                    "caravan",
                    false,
                    List.of("straps"),
                    1,
                    null,
                    List.of("saddle >= \"4.08\" & < \"5.0.0\""),
                    List.of())),
            List.of("reins"),
            true));
  }

  @Test
  void packagesWithoutAnOpamRepository() {
    assertGolden(
        "packages-unknown",
        PackagesAnswer.render(
            List.of(
                new PackagesAnswer.Line("straps", false, List.of(), 0, null, List.of(), List.of())),
            List.of(),
            false));
    assertThat(PackagesAnswer.render(List.of(), List.of(), true)).contains("no package");
  }

  @Test
  void labels() {
    assertGolden("labels", LabelAnswers.list(labels("pkg:straps", "kind: regression")));
    assertGolden("labels-none", LabelAnswers.list(List.of()));
  }

  @Test
  void labelsBelowASuggestion() {
    SuggestionComment comment = new SuggestionComment(LINKS);
    Post subject = Reports.open(40, "Crash in the minor GC");
    Decision decision =
        new Decision.Suggest(
            List.of(Reports.candidate(Reports.open(12, "Minor GC crashes"), ASSERTION)), List.of());
    Draft with =
        comment.draft(decision, subject, labels("regression"), Reports.NOW, "").orElseThrow();
    Draft without = comment.draft(decision, subject, List.of(), Reports.NOW, "").orElseThrow();
    assertGolden("labels-below", with.text());
    assertThat(with.hash()).isNotEqualTo(without.hash());
    Decision silent = new Decision.Silent(List.of());
    assertThat(comment.draft(silent, subject, List.of(), Reports.NOW, "")).isEmpty();
    assertGolden(
        "labels-alone",
        comment.draft(silent, subject, labels("regression"), Reports.NOW, "").orElseThrow().text());
  }

  @Property(tries = 1000)
  void nothingThatStrangersWroteActs(@ForAll("hostile") String one, @ForAll("hostile") String two) {
    Evidence evidence = new Evidence("error", 1, one, two);
    String related =
        new RelatedAnswer(LINKS)
            .render(
                List.of(new RelatedAnswer.Linked("related", Reports.open(9, one))),
                List.of(Reports.candidate(Reports.open(12, two), evidence)),
                true);
    String packages =
        PackagesAnswer.render(
            List.of(
                new PackagesAnswer.Line(
                    one,
                    true,
                    List.of(two),
                    3,
                    two,
                    List.of(one),
                    List.of(new PackagesAnswer.Build(one, two, "2026-03-20")))),
            List.of(two),
            true);
    String labels =
        LabelAnswers.list(List.of(new LabelSuggestion("pkg:x", one, two, Confidence.LOW)));
    for (String text : List.of(related, packages, labels, LabelAnswers.notSuggested(one))) {
      assertThat(GitHubMarkdown.acting(text)).isEmpty();
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    return new HostileTexts().get();
  }

  private static List<LabelSuggestion> labels(String... names) {
    return java.util.Arrays.stream(names)
        .map(
            name ->
                new LabelSuggestion(name, name, "the build of straps fails in it", Confidence.HIGH))
        .toList();
  }

  private static void assertGolden(String name, String actual) {
    try (var golden = KnowledgeAnswersTest.class.getResourceAsStream("/comment/" + name + ".md")) {
      assertThat(golden).as("golden file %s.md for:%n%s", name, actual).isNotNull();
      assertThat(actual.strip())
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

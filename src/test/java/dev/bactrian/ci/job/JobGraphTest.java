package dev.bactrian.ci.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who failed, and who only waited. */
class JobGraphTest {

  @Test
  void a_chain_of_any_length_leads_to_its_first_failure() {
    List<CiJob> jobs = new ArrayList<>(List.of(job("0", Outcome.FAILED, true)));
    for (int i = 1; i < 3_000; i++) {
      jobs.add(job("" + i, Outcome.WAITING, false, "" + (i - 1)));
    }
    JobGraph graph = JobGraph.of(jobs);
    assertThat(graph.blockers()).hasSize(2_999);
    assertThat(graph.blockers().get("2999")).containsExactly("0");
    assertThat(graph.notes()).isEmpty();
  }

  @Test
  void what_waits_for_two_failures_is_blocked_by_both() {
    JobGraph graph =
        JobGraph.of(
            List.of(
                job("one", Outcome.FAILED, true),
                job("two", Outcome.FAILED, true),
                job("good", Outcome.PASSED, true),
                job("both", Outcome.BLOCKED, false, "one", "two", "good"),
                job("free", Outcome.WAITING, false, "good")));
    assertThat(graph.blockers()).containsOnlyKeys("both");
    assertThat(graph.blockers().get("both")).containsExactlyInAnyOrder("one", "two");
    assertThat(graph.jobs().getLast().outcome()).isEqualTo(Outcome.WAITING);
  }

  @Test
  void a_job_that_ran_and_failed_is_to_blame_itself() {
    JobGraph graph =
        JobGraph.of(
            List.of(
                job("compiler", Outcome.FAILED, true),
                job("package", Outcome.FAILED, true, "compiler"),
                job("copy", Outcome.FAILED, false, "compiler")));
    assertThat(graph.jobs())
        .extracting(CiJob::outcome)
        .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.BLOCKED);
  }

  @Test
  void a_failure_without_a_log_blocks_too() {
    JobGraph graph =
        JobGraph.of(
            List.of(
                job("analysis", Outcome.FAILED, false),
                job("build", Outcome.WAITING, false, "analysis"),
                job("cancelled", Outcome.ABORTED, true),
                job("later", Outcome.WAITING, false, "cancelled")));
    assertThat(graph.blockers().get("build")).containsExactly("analysis");
    assertThat(graph.blockers().get("later")).containsExactly("cancelled");
  }

  @Test
  void what_is_odd_is_noted() {
    JobGraph graph =
        JobGraph.of(
            List.of(
                job("a", Outcome.BLOCKED, false, "b"),
                job("b", Outcome.BLOCKED, false, "a"),
                job("self", Outcome.WAITING, false, "self"),
                job("lost", Outcome.WAITING, false, "nowhere"),
                job("a", Outcome.PASSED, true)));
    assertThat(graph.blockers()).isEmpty();
    assertThat(graph.jobs()).hasSize(4);
    assertThat(graph.notes())
        .anyMatch(note -> note.contains("in a circle"))
        .contains(
            "job lost needs nowhere, which is not listed",
            "job a is listed twice; the first counts");
  }

  private static CiJob job(String id, Outcome outcome, boolean log, String... needs) {
    return new CiJob(
        id,
        id,
        Variant.of(id),
        outcome,
        null,
        log ? URI.create("http://ci.example/" + id) : null,
        Arrays.asList(needs));
  }
}

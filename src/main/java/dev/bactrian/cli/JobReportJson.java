package dev.bactrian.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.ci.Cause;
import dev.bactrian.ci.job.CiJob;
import dev.bactrian.ci.job.JobReport;
import java.util.List;

/** An explained build as JSON; its fields are a contract: add, never rename. */
final class JobReportJson {

  private JobReportJson() {}

  static ObjectNode of(JobReport report) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("ci", report.build().source());
    root.put("subject", report.build().subject());
    root.put("commit", report.build().commit());
    root.put("address", report.build().address().toString());
    ArrayNode jobs = root.putArray("jobs");
    report.jobs().forEach(line -> put(line, jobs.addObject()));
    ArrayNode causes = root.putArray("causes");
    report.causes().forEach(cause -> put(cause, causes.addObject()));
    ArrayNode regressions = root.putArray("regressions");
    for (JobReport.Regressed one : report.regressions()) {
      ObjectNode node = regressions.addObject();
      node.put("row", one.row()).put("stock", one.stock()).put("variant", one.variant());
      strings(node.putArray("causes"), one.causes());
    }
    root.put("partial", !report.notes().isEmpty());
    strings(root.putArray("notes"), report.notes());
    return root;
  }

  private static void put(JobReport.Line line, ObjectNode node) {
    CiJob job = line.job();
    node.put("job", job.id());
    node.put("subject", job.subject());
    node.put("variant", job.variant().text());
    node.put("compiler", job.variant().compiler());
    node.put("multicore", job.variant().isMulticore());
    node.put("outcome", job.outcome().id());
    node.put("error", job.error());
    node.put("log", job.log() == null ? null : job.log().toString());
    node.put("worker", line.worker());
    strings(node.putArray("needs"), job.needs());
    strings(node.putArray("blockedBy"), line.blockedBy());
    strings(node.putArray("causes"), line.causes());
  }

  private static void put(JobReport.JobCause one, ObjectNode node) {
    Cause cause = one.cause();
    boolean known = cause.failure() != null;
    node.put("signature", cause.id());
    node.put("culprit", cause.culprit());
    node.put("kind", known ? cause.failure().failure().kind().id() : "unrecognised");
    node.put("message", known ? cause.failure().failure().message() : cause.id());
    node.put("fault", cause.blame().fault().id());
    node.put("faultReason", cause.blame().reason());
    node.put("subsystem", cause.blame().subsystem());
    node.put("jobs", cause.packages());
    node.put("failed", one.failed().size());
    node.put("blocked", one.blocked());
    node.put("example", cause.example());
    strings(node.putArray("failedJobs"), one.failed());
    strings(node.putArray("also"), cause.also());
  }

  private static void strings(ArrayNode array, List<String> all) {
    all.forEach(array::add);
  }
}

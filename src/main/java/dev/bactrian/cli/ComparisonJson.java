package dev.bactrian.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.ci.Cause;
import dev.bactrian.ci.Comparison;
import dev.bactrian.ci.Regression;

/** A comparison as JSON; its fields are a contract: add, never rename. */
final class ComparisonJson {

  private ComparisonJson() {}

  static ObjectNode of(Comparison comparison) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("stock", comparison.stock().compiler());
    root.put("variant", comparison.variant().compiler());
    ArrayNode regressions = root.putArray("regressions");
    for (Regression regression : comparison.regressions()) {
      ObjectNode one = regressions.addObject();
      one.put("package", regression.packageName());
      one.put("state", regression.state().id());
      ArrayNode causes = one.putArray("causes");
      regression.causes().forEach(causes::add);
    }
    ArrayNode causes = root.putArray("causes");
    comparison.causes().forEach(cause -> put(cause, causes.addObject()));
    root.put("run", comparison.variant().run());
    root.put("against", comparison.stock().run());
    ArrayNode fixed = root.putArray("fixed");
    comparison.fixed().forEach(fixed::add);
    root.put("partial", !comparison.notes().isEmpty());
    ArrayNode notes = root.putArray("notes");
    comparison.notes().forEach(notes::add);
    return root;
  }

  private static void put(Cause cause, ObjectNode one) {
    boolean known = cause.failure() != null;
    one.put("signature", cause.id());
    one.put("culprit", cause.culprit());
    one.put("kind", known ? cause.failure().failure().kind().id() : "unrecognised");
    one.put("message", known ? cause.failure().failure().message() : cause.id());
    one.put("fault", cause.blame().fault().id());
    one.put("packages", cause.packages());
    one.put("example", cause.example());
    one.put("faultReason", cause.blame().reason());
    one.put("subsystem", cause.blame().subsystem());
    ArrayNode versions = one.putArray("versions");
    cause.versions().forEach(versions::add);
    one.put("fixedAlone", cause.impact().alone());
    one.put("fixedGivenGreater", cause.impact().given());
    one.put(
        "reverseDependencies",
        cause.impact().reverseDependencies() < 0 ? null : cause.impact().reverseDependencies());
    ArrayNode also = one.putArray("also");
    cause.also().forEach(also::add);
  }
}

package dev.bactrian.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.ci.Blocked;
import dev.bactrian.ci.PackageSurvey.Bug;
import dev.bactrian.ci.PackageSurvey.Need;
import dev.bactrian.opam.OpamPackage;
import java.util.List;

/**
 * {@code {"packages":[{"package","version","ocaml5","bounds","tracker","reverseDependencies",
 * "keptBy":[{"package","bounds"}],"reports":[{"report","title","open","failing"}],
 * "builds":[{"source","release","compiler","state","culprits","causes","since","sinceRun",
 * "lastGoodRun"}]}],
 * "bugs":[{"report","title","waiting","packages":[{"package","failing","reverseDependencies"}]}],
 * "notOcaml5":[{"package","releases":[..]}]}}; absent values are null.
 */
final class PackagesJson {

  private PackagesJson() {}

  static String of(List<Need> needs, List<Bug> bugs, List<OpamPackage> closed) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode packages = root.putArray("packages");
    needs.forEach(need -> write(need, packages.addObject()));
    ArrayNode list = root.putArray("bugs");
    bugs.forEach(bug -> write(bug, list.addObject()));
    ArrayNode not5 = root.putArray("notOcaml5");
    for (OpamPackage one : closed) {
      ArrayNode releases = not5.addObject().put("package", one.name()).putArray("releases");
      releases(one).forEach(releases::add);
    }
    return root.toString();
  }

  private static void write(Need need, ObjectNode node) {
    node.put("package", need.name());
    node.put("version", need.known().map(OpamPackage::version).orElse(null));
    node.put("ocaml5", need.known().map(one -> one.ocaml5().id()).orElse(null));
    node.put(
        "bounds", need.known().map(OpamPackage::bounds).filter(b -> !b.isEmpty()).orElse(null));
    node.put("tracker", need.known().flatMap(OpamPackage::home).orElse(null));
    node.put("reverseDependencies", need.reverseDependencies());
    ArrayNode keptBy = node.putArray("keptBy");
    need.keptBy()
        .forEach(one -> keptBy.addObject().put("package", one.name()).put("bounds", one.bounds()));
    ArrayNode reports = node.putArray("reports");
    need.reports()
        .forEach(
            one ->
                reports
                    .addObject()
                    .put("report", one.repository() + "#" + one.issue().number())
                    .put("title", one.title())
                    .put("open", one.open())
                    .put("failing", one.failing()));
    ArrayNode builds = node.putArray("builds");
    need.builds().forEach(one -> write(one, builds.addObject()));
  }

  /** A list of packages without the older releases still tells the latest. */
  private static List<String> releases(OpamPackage one) {
    return one.closedReleases().isEmpty() ? List.of(one.version()) : one.closedReleases();
  }

  private static void write(Blocked one, ObjectNode node) {
    node.put("source", one.source());
    node.put("release", one.release());
    node.put("compiler", one.compiler());
    node.put("state", one.state());
    one.culprits().forEach(node.putArray("culprits")::add);
    one.causes().forEach(node.putArray("causes")::add);
    node.put("since", one.since().startedAt().toString());
    node.put("sinceRun", one.since().run());
    node.put("lastGoodRun", one.lastGood() == null ? null : one.lastGood().run());
  }

  private static void write(Bug bug, ObjectNode node) {
    node.put("report", bug.report());
    node.put("title", bug.title());
    node.put("waiting", bug.waiting());
    ArrayNode packages = node.putArray("packages");
    bug.packages()
        .forEach(
            one ->
                packages
                    .addObject()
                    .put("package", one.name())
                    .put("failing", one.failing())
                    .put("reverseDependencies", one.reverseDependencies()));
  }
}

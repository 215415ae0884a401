package dev.bactrian.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.PackageSurvey.Bug;
import dev.bactrian.PackageSurvey.Need;
import dev.bactrian.opam.OpamPackage;
import java.util.List;

/**
 * {@code {"packages":[{"package","version","ocaml5","bounds","tracker","reverseDependencies",
 * "keptBy":[{"package","bounds"}],"reports":[{"report","title","open","failing"}]}],
 * "bugs":[{"report","title","waiting","packages":[{"package","failing","reverseDependencies"}]}]}};
 * absent values are null.
 */
final class PackagesJson {

  private PackagesJson() {}

  static String of(List<Need> needs, List<Bug> bugs) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode packages = root.putArray("packages");
    needs.forEach(need -> write(need, packages.addObject()));
    ArrayNode list = root.putArray("bugs");
    bugs.forEach(bug -> write(bug, list.addObject()));
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

package dev.bactrian.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds links to logs: build servers, workflow runs, uploads, pastes. */
final class LogLinks {

  private static final int MOST = 50;

  /** Any address, bounded; what follows decides. */
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'`)\\]|]{4,600}");

  private static final List<Pattern> LOGS =
      List.of(
          // opam-health-check: /log/<run>/<compiler>/<state>/<package>
          Pattern.compile(
              "/log/\\d{9,}-[0-9a-f]{7,40}/[^/]+/(?:good|partial|bad|not-available|internal-failure)/"),
          // OCurrent: /job/<day>/<job>
          Pattern.compile("/job/\\d{4}-\\d\\d-\\d\\d/\\d{6}-[\\w-]+-[0-9a-f]{6}"),
          // ocaml-ci, opam-repo-ci and ocaml-multicore-ci
          Pattern.compile("//[^/]+/github/[^/]+/[^/]+/commit/[0-9a-f]{6,40}"),
          // GitHub Actions
          Pattern.compile("//[^/]+/[^/]+/[^/]+/(?:actions/)?runs/\\d+"),
          // uploads and pastes
          Pattern.compile(
              "//gist\\.github(?:usercontent)?\\.com/[^/]+/[0-9a-f]{6,40}|//gist\\.github\\.com/\\d+"),
          Pattern.compile("//github\\.com/(?:[^/]+/[^/]+|user-attachments)/files/\\d+/"),
          Pattern.compile(
              "//(?:www\\.)?(?:pastebin\\.com|paste\\.debian\\.net|dpaste\\.\\w+|hastebin\\.com)/\\w"),
          Pattern.compile("\\.(?:log|txt|out)(?:\\.gz)?(?:[?#]|$)"));

  private LogLinks() {}

  /** Each link once, in order. */
  static List<String> in(String body) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = ADDRESS.matcher(body);
    while (matcher.find() && found.size() < MOST) {
      String address = matcher.group().replaceAll("[.,;:!*]++$", "");
      if (LOGS.stream().anyMatch(log -> log.matcher(address).find())) {
        found.add(address);
      }
    }
    return new ArrayList<>(found);
  }
}

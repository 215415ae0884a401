package dev.bactrian.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A signature and where it was seen.
 *
 * @param kind of the failure; null if no report here carries it
 * @param fault who has to mend it, and why; null likewise
 * @param frames normalised, innermost first
 * @param reports that carry it and that the visitor may see, newest first
 * @param hidden true if there are more reports than are shown
 * @param logs of health checks that carry it, newest first
 * @param first when it was seen first; null if never
 * @param last when it was seen last
 */
public record SignatureView(
    String id,
    String kind,
    String fault,
    String message,
    List<String> frames,
    List<ReportLine> reports,
    boolean hidden,
    List<Log> logs,
    Instant first,
    Instant last) {

  /** A build whose log carries it. */
  public record Log(
      String source,
      String run,
      Instant day,
      String packageName,
      String compiler,
      String culprit) {}

  /** The address of a signature's page. */
  static String path(String id) {
    return "/signature?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}

package dev.bactrian.web;

import java.time.Instant;

/**
 * A report in one line of a list.
 *
 * @param name {@code owner/name#N}
 * @param path of its page
 */
public record ReportLine(String name, String path, String title, boolean open, Instant createdAt) {

  public String state() {
    return open ? "open" : "closed";
  }
}

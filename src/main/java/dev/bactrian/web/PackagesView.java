package dev.bactrian.web;

import java.util.List;

/**
 * Packages to look at.
 *
 * @param known how many the imported opam repository has; 0 if none was imported
 * @param lines those with most open public reports first
 */
public record PackagesView(int known, List<Line> lines) {

  /**
   * A package.
   *
   * @param waiting how many packages need it
   */
  public record Line(String name, int openReports, int waiting, String ocaml5) {}
}

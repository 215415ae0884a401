package dev.bactrian.opam;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Packages in a file: tab-separated, with a header, plain or gzipped. Columns are found by their
 * names; only {@code package} is needed. Several names in a column are separated by spaces; in
 * {@code depends} a choice is written {@code a|b}.
 */
public final class PackagesTsv {

  private static final List<String> COLUMNS =
      List.of(
          "package",
          "latest_version",
          "depends",
          "test_doc_depends",
          "depopts",
          "ocaml_constraint",
          "ocaml5",
          "flags",
          "dev_repo",
          "bug_reports",
          "closed_to_5");

  private static final int MOST_ROWS = 200_000;
  private static final int LONGEST_ROW = 1 << 20;

  private PackagesTsv() {}

  /**
   * Reads them.
   *
   * @throws IOException if the file can't be read or is not of that form; it says where
   */
  public static Packages read(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(opened(file), StandardCharsets.UTF_8))) {
      Map<String, Integer> columns = header(file, lines.readLine());
      List<OpamPackage> all = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.length() > LONGEST_ROW || all.size() >= MOST_ROWS) {
          throw new IOException(file + ": too large to be a list of packages");
        }
        if (!line.isBlank()) {
          all.add(row(columns, line.split("\t", -1)));
        }
      }
      return new Packages(all);
    }
  }

  private static InputStream opened(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return zipped ? new GZIPInputStream(in) : in;
  }

  private static Map<String, Integer> header(Path file, String line) throws IOException {
    Map<String, Integer> columns = new HashMap<>();
    String[] names = line == null ? new String[0] : line.split("\t", -1);
    for (int i = 0; i < names.length; i++) {
      columns.put(names[i].strip(), i);
    }
    if (!columns.containsKey("package")) {
      throw new IOException(
          file + ": no list of packages: its first line must name the columns, \"package\" first");
    }
    return columns;
  }

  private static OpamPackage row(Map<String, Integer> columns, String[] cells) {
    String bounds = cell(columns, cells, "ocaml_constraint");
    return new OpamPackage(
        cell(columns, cells, "package"),
        cell(columns, cells, "latest_version"),
        Arrays.stream(cell(columns, cells, "depends").split(" +"))
            .filter(word -> !word.isEmpty())
            .map(word -> words(word.replace("|", " ")))
            .toList(),
        words(cell(columns, cells, "test_doc_depends")),
        words(cell(columns, cells, "depopts")),
        bounds,
        ocaml5(cell(columns, cells, "ocaml5"), bounds),
        words(cell(columns, cells, "flags")),
        cell(columns, cells, "dev_repo"),
        cell(columns, cells, "bug_reports"),
        Arrays.stream(cell(columns, cells, "closed_to_5").split(" +"))
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /** Our own word; else what the bounds say; without any, the word {@code no5}. */
  private static Ocaml5 ocaml5(String word, String bounds) {
    for (Ocaml5 each : Ocaml5.values()) {
      if (each.id().equals(word)) {
        return each;
      }
    }
    if (bounds.isEmpty()) {
      return word.equals("no5") ? Ocaml5.NO : Ocaml5.UNSTATED;
    }
    // Bounds of several places may be those of a choice: in doubt one of them is enough.
    Expr formula = OpamParser.formula(bounds.replace(';', '|'));
    return Bounds.ocaml5(new Expr.Given(new Expr.Text("ocaml"), formula), null);
  }

  private static String cell(Map<String, Integer> columns, String[] cells, String name) {
    Integer at = columns.get(name);
    return at == null || at >= cells.length ? "" : cells[at].strip();
  }

  private static Set<String> words(String cell) {
    return Arrays.stream(cell.split(" +"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Writes them, gzipped; the file is there whole or not at all.
   *
   * @throws IOException if the disk fails
   */
  public static void write(Packages packages, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (PrintWriter out =
        new PrintWriter(
            new GZIPOutputStream(Files.newOutputStream(part)), false, StandardCharsets.UTF_8)) {
      out.print(String.join("\t", COLUMNS) + "\n");
      packages.all().forEach(one -> out.print(line(one) + "\n"));
      if (out.checkError()) {
        throw new IOException(part + " can't be written");
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String line(OpamPackage one) {
    return String.join(
        "\t",
        List.of(
            one.name(),
            one.version(),
            one.depends().stream()
                .map(any -> any.stream().sorted().collect(Collectors.joining("|")))
                .collect(Collectors.joining(" ")),
            joined(one.testDepends()),
            joined(one.optional()),
            plain(one.bounds()),
            one.ocaml5().id(),
            joined(one.flags()),
            plain(one.devRepo()),
            plain(one.bugReports()),
            String.join(" ", one.closedReleases())));
  }

  private static String joined(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining(" "));
  }

  private static String plain(String cell) {
    return cell.replaceAll("\\s+", " ");
  }
}

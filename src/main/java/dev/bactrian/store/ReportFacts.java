package dev.bactrian.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was read from each report: packages and signatures. Thread-safe. */
public final class ReportFacts {

  private static final String OPEN_PUBLIC =
      """
      JOIN report r ON r.repository = f.repository AND r.number = f.number
      JOIN repository o ON o.id = r.repository
      WHERE o.is_private = 0
      """;

  private final Jdbi jdbi;

  public ReportFacts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A package that a public report concerns.
   *
   * @param repository {@code owner/name} at this moment
   * @param failing true where its build failed, false where the text only names it
   */
  public record Concern(
      IssueKey issue,
      String repository,
      String title,
      boolean open,
      String packageName,
      boolean failing) {}

  /** Replaces what was read from the report. */
  public void put(IssueKey issue, Map<String, Boolean> packages, Collection<String> signatures) {
    jdbi.useTransaction(
        handle -> {
          delete(handle, issue);
          PreparedBatch named =
              handle.prepareBatch(
                  "INSERT INTO report_package (repository, number, package, failing)"
                      + " VALUES (?, ?, ?, ?)");
          packages.forEach(
              (name, failing) ->
                  named.add(issue.repository(), issue.number(), name, Columns.flag(failing)));
          named.execute();
          PreparedBatch signed =
              handle.prepareBatch(
                  "INSERT INTO report_signature (repository, number, signature) VALUES (?, ?, ?)");
          signatures.stream()
              .distinct()
              .forEach(id -> signed.add(issue.repository(), issue.number(), id));
          signed.execute();
        });
  }

  private static void delete(Handle handle, IssueKey issue) {
    for (String table : List.of("report_package", "report_signature")) {
      handle.execute(
          "DELETE FROM " + table + " WHERE repository = ? AND number = ?",
          issue.repository(),
          issue.number());
    }
  }

  /** The packages of all public reports, newest reports first. */
  public List<Concern> concerns() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT f.*, r.title, r.closed_at, o.owner, o.name FROM report_package f "
                        + OPEN_PUBLIC
                        + " ORDER BY r.created_at DESC, f.repository, f.number, f.package")
                .map((row, context) -> read(row))
                .list());
  }

  /** What public reports say of the package, newest reports first. */
  public List<Concern> concerns(String packageName) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT f.*, r.title, r.closed_at, o.owner, o.name FROM report_package f "
                        + OPEN_PUBLIC
                        + " AND f.package = :name"
                        + " ORDER BY r.created_at DESC, f.repository, f.number")
                .bind("name", packageName)
                .map((row, context) -> read(row))
                .list());
  }

  /** Packages with open public reports, those with most first. */
  public Map<String, Integer> openByPackage(int most) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT f.package, count(*) FROM report_package f "
                        + OPEN_PUBLIC
                        + " AND r.closed_at IS NULL GROUP BY f.package"
                        + " ORDER BY count(*) DESC, f.package LIMIT :most")
                .bind("most", most)
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(one -> counts.put(one.getKey(), one.getValue())));
    return counts;
  }

  /** Public and private reports in which a failure has this signature. */
  public List<IssueKey> withSignature(String signature) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT repository, number FROM report_signature WHERE signature = :id"
                        + " ORDER BY repository, number")
                .bind("id", signature)
                .map((row, context) -> new IssueKey(row.getLong(1), row.getInt(2)))
                .list());
  }

  /** The same, the reports that were posted last first. */
  public List<IssueKey> newestWithSignature(String signature) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT f.repository, f.number FROM report_signature f
                    JOIN report r ON r.repository = f.repository AND r.number = f.number
                    WHERE f.signature = :id ORDER BY r.created_at DESC, f.repository, f.number
                    """)
                .bind("id", signature)
                .map((row, context) -> new IssueKey(row.getLong(1), row.getInt(2)))
                .list());
  }

  /** Signatures of public reports that hold these words, in any case; the shortest first. */
  public List<String> publicSignatures(String words, int most) {
    String escaped = words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT s.signature FROM (SELECT DISTINCT signature FROM report_signature"
                        + " WHERE lower(signature) LIKE :part ESCAPE '!') s"
                        + " WHERE EXISTS (SELECT 1 FROM report_signature f "
                        + OPEN_PUBLIC
                        + " AND f.signature = s.signature)"
                        + " ORDER BY length(s.signature), s.signature LIMIT :most")
                .bind("part", "%" + escaped.toLowerCase(Locale.ROOT) + "%")
                .bind("most", most)
                .mapTo(String.class)
                .list());
  }

  private static Concern read(ResultSet row) throws SQLException {
    return new Concern(
        new IssueKey(row.getLong("repository"), row.getInt("number")),
        row.getString("owner") + "/" + row.getString("name"),
        row.getString("title"),
        Columns.moment(row, "closed_at") == null,
        row.getString("package"),
        row.getInt("failing") != 0);
  }
}

package dev.bactrian.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Jdbi;

/** Logs that reports point at, as they were when they were read. Thread-safe. */
public final class LinkedLogs {

  /** The outcome of a log that was read. */
  public static final String READ = "read";

  private final Jdbi jdbi;

  public LinkedLogs(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** One text behind a link. */
  public record Text(String address, String text) {}

  /** What became of a link. */
  public record Outcome(String address, String source, String outcome) {}

  /** Keeps what was read behind a link, in place of what was kept before. */
  public void put(IssueKey issue, String address, String source, List<String> texts, Instant now) {
    replace(issue, address, source, READ, texts, now);
  }

  /** Keeps why a link was not read, in place of what was kept before. */
  public void refused(IssueKey issue, String address, String source, String why, Instant now) {
    replace(issue, address, source, why, List.of(), now);
  }

  private void replace(
      IssueKey issue,
      String address,
      String source,
      String outcome,
      List<String> texts,
      Instant now) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "DELETE FROM linked_log WHERE repository = ? AND number = ? AND address = ?",
              issue.repository(),
              issue.number(),
              address);
          for (int part = 0; part < Math.max(1, texts.size()); part++) {
            handle
                .createUpdate(
                    """
                    INSERT INTO linked_log
                      (repository, number, address, source, outcome, part, body, fetched_at)
                    VALUES (:repository, :number, :address, :source, :outcome, :part, :body, :at)
                    """)
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .bind("address", address)
                .bind("source", source)
                .bind("outcome", outcome)
                .bind("part", part)
                .bind("body", texts.isEmpty() ? null : packed(texts.get(part)))
                .bind("at", Columns.millis(now))
                .execute();
          }
        });
  }

  /** The texts behind an issue's links, in the order of their addresses. */
  public List<Text> of(IssueKey issue) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT address, body FROM linked_log
                    WHERE repository = :repository AND number = :number AND body IS NOT NULL
                    ORDER BY address, part
                    """)
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .map(
                    (row, context) ->
                        new Text(row.getString("address"), unpacked(row.getBytes("body"))))
                .list());
  }

  /** What became of each of an issue's links. */
  public List<Outcome> outcomes(IssueKey issue) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT address, source, outcome FROM linked_log
                    WHERE repository = :repository AND number = :number ORDER BY address
                    """)
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .map(
                    (row, context) ->
                        new Outcome(
                            row.getString("address"),
                            row.getString("source"),
                            row.getString("outcome")))
                .list());
  }

  /**
   * Forgets the links that an issue no longer names.
   *
   * @return true if there were any
   */
  public boolean keepOnly(IssueKey issue, Set<String> addresses) {
    List<String> gone =
        outcomes(issue).stream()
            .map(Outcome::address)
            .filter(address -> !addresses.contains(address))
            .toList();
    jdbi.useTransaction(
        handle ->
            gone.forEach(
                address ->
                    handle.execute(
                        "DELETE FROM linked_log WHERE repository = ? AND number = ? AND address = ?",
                        issue.repository(),
                        issue.number(),
                        address)));
    return !gone.isEmpty();
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String unpacked(byte[] bytes) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

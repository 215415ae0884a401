package dev.bactrian.queue;

import java.sql.DatabaseMetaData;
import org.jdbi.v3.core.Jdbi;

/**
 * The statement that takes the next delivery: the one place where SQLite and PostgreSQL differ.
 *
 * <p>Next is the first by priority and arrival that is due, whose key is not being handled, and
 * that has no earlier one of its key before it. One that waits for another attempt holds up its
 * key; one that is put off on purpose does not.
 */
final class ClaimSql {

  private static final String CLAIM =
      """
      UPDATE delivery SET state = 'running', started_at = :now, attempts = attempts + 1
      WHERE state = 'queued' AND guid = (
        SELECT d.guid FROM delivery d %s
        WHERE d.state = 'queued' AND d.not_before <= :now AND d.priority <= :least
          AND NOT EXISTS (
            SELECT 1 FROM delivery r
            WHERE r.serial_key = d.serial_key AND r.state = 'running')
          AND NOT EXISTS (
            SELECT 1 FROM delivery e
            WHERE e.serial_key = d.serial_key AND e.state = 'queued' AND e.sequence < d.sequence
              AND (e.not_before <= :now OR e.started_at IS NOT NULL))
        ORDER BY d.priority, d.sequence
        LIMIT 1 %s)
      RETURNING guid, event, serial_key, priority, installation, not_before, attempts, received_at,
        body
      """;

  private ClaimSql() {}

  /**
   * The statement for the database behind {@code jdbi}, with the parameters {@code now}, and {@code
   * least}: the ordinal of the least important priority that may be taken.
   */
  static String of(Jdbi jdbi) {
    String product =
        jdbi.withHandle(handle -> handle.queryMetadata(DatabaseMetaData::getDatabaseProductName));
    // SQLite has one writer at a time and needs no row locks. Left to itself it looks at all that
    // waits and sorts it, each time, instead of stopping at the first.
    return product.equals("PostgreSQL")
        ? CLAIM.formatted("", "FOR UPDATE SKIP LOCKED")
        : CLAIM.formatted("INDEXED BY delivery_waiting", "");
  }
}

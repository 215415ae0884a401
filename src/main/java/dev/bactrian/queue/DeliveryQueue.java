package dev.bactrian.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Deliveries on disk. What {@link #put} has stored is handled at least once, whatever happens to
 * the process. Thread-safe.
 */
public final class DeliveryQueue {

  /** GitHub redelivers for seven days; a guid is remembered one day longer. */
  private static final Duration REMEMBERED = Duration.ofDays(8);

  private static final Duration DEAD_KEPT = Duration.ofDays(30);

  /** However many changes follow each other, the work on them is put off no longer. */
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

  private static final String INSERT =
      """
      INSERT INTO delivery (guid, event, serial_key, priority, installation, sequence, received_at,
        not_before, state, body)
      VALUES (:guid, :event, :key, :priority, :installation, :sequence, :now, :notBefore, 'queued',
        :body)
      ON CONFLICT (guid) DO UPDATE SET state = 'queued', body = excluded.body, attempts = 0,
        not_before = excluded.not_before, started_at = NULL, finished_at = NULL, error = NULL
      WHERE delivery.state = 'dead'
      """;

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Bell bell = new Bell();
  private final Claims claims;
  private final Marks marks;
  private final ArrivalLog arrivals;
  private final AtomicLong sequence = new AtomicLong();

  /** On a database whose {@code delivery} table is up to date. */
  public DeliveryQueue(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.claims = new Claims(jdbi, clock, bell);
    this.marks = new Marks(jdbi);
    this.arrivals = new ArrivalLog(jdbi, marks);
  }

  /**
   * Stores a delivery. One whose guid is known already is left alone, unless it had been given up:
   * then it begins anew.
   *
   * @return true once it is on disk, false if there was nothing to do
   * @throws RuntimeException if it can't be stored
   */
  public boolean put(Delivery delivery) {
    boolean stored = jdbi.withHandle(handle -> insert(handle, delivery));
    if (stored) {
      bell.ring();
    }
    return stored;
  }

  /**
   * Stores a delivery in place of those of the same event and key that have not begun: of many
   * changes in a row only the last is handled, {@link Delivery#notBefore} after it, but no later
   * than ten minutes after the first.
   */
  public void putLatest(Delivery delivery) {
    jdbi.useTransaction(
        handle -> {
          Instant first = replaced(handle, delivery).orElseGet(clock::instant);
          Instant latest = first.plus(LONGEST_DELAY);
          Instant wanted = delivery.notBefore();
          insert(handle, delivery, first, wanted.isAfter(latest) ? latest : wanted);
        });
    bell.ring();
  }

  /** Removes those that a later one replaces, and says when the first of them was put. */
  private static Optional<Instant> replaced(Handle handle, Delivery delivery) {
    return handle
        .createQuery(
            "DELETE FROM delivery WHERE event = :event AND serial_key = :key"
                + " AND state = 'queued' AND started_at IS NULL RETURNING received_at")
        .bind("event", delivery.event())
        .bind("key", delivery.key())
        .mapTo(Long.class)
        .list()
        .stream()
        .min(Long::compare)
        .map(Instant::ofEpochMilli);
  }

  /** Those of the guids that are stored, in whatever state. */
  public Set<String> known(Collection<String> guids) {
    if (guids.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT guid FROM delivery WHERE guid IN (<guids>)")
                    .bindList("guids", List.copyOf(guids))
                    .mapTo(String.class)
                    .list()));
  }

  /** The queue in numbers. */
  public QueueFigures figures() {
    Instant now = clock.instant();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT
                      COALESCE(SUM(CASE WHEN state = 'queued' THEN 1 ELSE 0 END), 0) AS waiting,
                      COALESCE(SUM(CASE WHEN state = 'queued' AND not_before <= :now
                        THEN 1 ELSE 0 END), 0) AS due,
                      COALESCE(SUM(CASE WHEN state = 'running' THEN 1 ELSE 0 END), 0) AS running,
                      COALESCE(SUM(CASE WHEN state = 'dead' THEN 1 ELSE 0 END), 0) AS dead,
                      MIN(CASE WHEN state = 'queued' AND not_before <= :now
                        THEN received_at END) AS oldest
                    FROM delivery WHERE state IN ('queued', 'running', 'dead')
                    """)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> figures(row, now))
                .one());
  }

  /** What was given up, latest first. */
  public List<DeadLetter> deadLetters(int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM delivery WHERE state = 'dead'"
                        + " ORDER BY finished_at DESC, sequence DESC LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> deadLetter(row))
                .list());
  }

  /**
   * Begins anew with one that was given up.
   *
   * @return false if there is no such dead letter
   */
  public boolean requeue(String guid) {
    boolean changed =
        update(
            "UPDATE delivery SET state = 'queued', attempts = 0, not_before = :now,"
                + " started_at = NULL, finished_at = NULL WHERE guid = :guid AND state = 'dead'",
            guid);
    bell.ring();
    return changed;
  }

  /** The same for all that an installation sent: what was missing may be there now. */
  public void requeueInstallation(long installation) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE delivery SET state = 'queued', attempts = 0, not_before = :now,"
                        + " started_at = NULL, finished_at = NULL"
                        + " WHERE state = 'dead' AND installation = :installation")
                .bind("now", clock.instant().toEpochMilli())
                .bind("installation", installation)
                .execute());
    bell.ring();
  }

  /** Forgets what an installation sent and what is not being handled now. */
  public void forgetInstallation(long installation) {
    arrivals.forget();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM delivery"
                        + " WHERE installation = :installation AND state IN ('queued', 'dead')")
                .bind("installation", installation)
                .execute());
  }

  /** Removes what need not be remembered any longer. */
  public void sweep() {
    Instant now = clock.instant();
    arrivals.keep();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM delivery WHERE (state = 'done' AND finished_at < :done)"
                        + " OR (state = 'dead' AND finished_at < :dead)")
                .bind("done", now.minus(REMEMBERED).toEpochMilli())
                .bind("dead", now.minus(DEAD_KEPT).toEpochMilli())
                .execute());
  }

  /** How deliveries have been coming from GitHub. */
  public Arrivals arrivals() {
    return arrivals.now();
  }

  /** Moments that are remembered beside the deliveries. */
  public Marks marks() {
    return marks;
  }

  /** The side of the worker. */
  Claims claims() {
    return claims;
  }

  private boolean insert(Handle handle, Delivery delivery) {
    return insert(handle, delivery, clock.instant(), delivery.notBefore());
  }

  private boolean insert(Handle handle, Delivery delivery, Instant received, Instant notBefore) {
    Instant now = clock.instant();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    return handle
            .createUpdate(INSERT)
            .bind("guid", delivery.guid())
            .bind("event", delivery.event())
            .bind("key", delivery.key())
            .bind("priority", delivery.priority().ordinal())
            .bind("installation", delivery.installation())
            .bind("sequence", sequence.updateAndGet(last -> Math.max(last + 1, micros)))
            .bind("now", received.toEpochMilli())
            .bind("notBefore", notBefore.toEpochMilli())
            .bind("body", delivery.body())
            .execute()
        > 0;
  }

  private boolean update(String sql, String guid) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(sql)
                    .bind("now", clock.instant().toEpochMilli())
                    .bind("guid", guid)
                    .execute()
                > 0);
  }

  private static QueueFigures figures(ResultSet row, Instant now) throws SQLException {
    long oldest = row.getLong("oldest");
    return new QueueFigures(
        row.getLong("waiting"),
        row.getLong("due"),
        row.getLong("running"),
        row.getLong("dead"),
        oldest == 0 ? Duration.ZERO : Duration.ofMillis(now.toEpochMilli() - oldest));
  }

  private static DeadLetter deadLetter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getString("guid"),
        row.getString("event"),
        row.getString("serial_key"),
        row.getInt("attempts"),
        row.getString("error"),
        Instant.ofEpochMilli(row.getLong("finished_at")));
  }
}

package dev.bactrian.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * The one SQL database behind the queue and the store: an SQLite file by default, PostgreSQL where
 * several copies share it. Opening it brings its tables up to date. Thread-safe.
 *
 * <p>Migrations are SQL that both databases run; {@code ${blob}} in them stands for the one type
 * whose name differs. Moments are stored as BIGINT milliseconds since 1970, flags as INTEGER.
 */
public final class Database implements AutoCloseable {

  private static final Pattern CREDENTIALS =
      Pattern.compile("//(?<user>[^/:@]++)(?::(?<password>[^/@]*+))?@");

  /** A delivery must be answered within ten seconds, with 503 if need be. */
  private static final Duration BUSY = Duration.ofSeconds(5);

  private static final int SQLITE_CONNECTIONS = 4;
  private static final int POSTGRES_CONNECTIONS = 16;

  private final String name;
  private final HikariDataSource source;
  private final Jdbi jdbi;

  private Database(String name, HikariDataSource source) {
    this.name = name;
    this.source = source;
    this.jdbi = Jdbi.create(source);
    // Arguments are people's texts, which no log may hold.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
  }

  /**
   * Opens an SQLite file, which is made, with its folder, if it isn't there.
   *
   * @throws DatabaseException if it is locked, full, not a database, or of a newer version
   */
  public static Database open(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DatabaseException("cannot make the folder of the database " + file, e);
    }
    return open("jdbc:sqlite:" + file, file.toString(), BUSY);
  }

  /**
   * The same for the one process that works on it: says what an earlier one left unfinished, and
   * looks whether the file is whole.
   *
   * @throws DatabaseException too if it is damaged
   */
  public static Database recover(Path file) {
    WriteAheadLog left;
    try {
      left = WriteAheadLog.beside(file);
    } catch (IOException e) {
      throw DatabaseFailures.explain(file.toString(), e);
    }
    left.tell();
    Database database = open(file);
    if (left.isLeftOver()) {
      database.check();
    }
    return database;
  }

  /**
   * Opens what a JDBC address names; {@code postgresql://...} is understood as well.
   *
   * @throws DatabaseException if it can't be reached or used
   */
  public static Database open(String url) {
    String jdbc = url.startsWith("postgres") ? "jdbc:" + url : url;
    return open(jdbc, CREDENTIALS.matcher(jdbc).replaceFirst("//").replaceFirst("\\?.*", ""), BUSY);
  }

  static Database open(String jdbc, String name, Duration busy) {
    HikariDataSource source = null;
    try {
      source = new HikariDataSource(pool(jdbc, busy));
      Database database = new Database(name, source);
      database.migrate(isSqlite(jdbc) ? "BLOB" : "BYTEA");
      return database;
    } catch (DatabaseException e) {
      source.close();
      throw e;
    } catch (RuntimeException e) {
      if (source != null) {
        source.close();
      }
      throw DatabaseFailures.explain(name, e);
    }
  }

  /** SQL against it. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** What it is called in messages: the file, or the address without credentials. */
  public String name() {
    return name;
  }

  /**
   * Writes an SQLite database into a new file, as it is at one moment; others go on reading and
   * writing meanwhile.
   */
  public void copyTo(Path file) {
    explained(() -> jdbi.useHandle(handle -> handle.execute("VACUUM INTO ?", file.toString())));
  }

  /**
   * Puts an SQLite file's contents in place of all that is here, in one step for whoever reads
   * (sqlite.org/backup.html, by the driver's own statement).
   */
  public void replaceBy(Path file) {
    explained(
        () ->
            jdbi.useHandle(
                handle -> {
                  try (var statement = handle.getConnection().createStatement()) {
                    statement.executeUpdate(
                        "restore from '" + file.toString().replace("'", "''") + "'");
                  }
                }));
  }

  private void explained(HandleWork work) {
    try {
      work.run();
    } catch (SQLException | RuntimeException e) {
      throw DatabaseFailures.explain(name, e);
    }
  }

  /** Something done with the database. */
  @FunctionalInterface
  private interface HandleWork {
    void run() throws SQLException;
  }

  /** The shape of every page and table; the contents of indexes are left out. */
  private void check() {
    String found;
    try {
      found =
          jdbi.withHandle(
              handle -> handle.createQuery("PRAGMA quick_check(1)").mapTo(String.class).one());
    } catch (RuntimeException e) {
      close();
      throw DatabaseFailures.explain(name, e);
    }
    if (!found.equals("ok")) {
      close();
      throw new DatabaseException(name + ": " + DatabaseFailures.DAMAGED, null);
    }
  }

  @Override
  public void close() {
    source.close();
  }

  private static HikariConfig pool(String jdbc, Duration busy) {
    HikariConfig config = new HikariConfig();
    // Credentials go beside the address: messages of drivers and pools repeat the address.
    Matcher credentials = CREDENTIALS.matcher(jdbc);
    if (credentials.find()) {
      config.setUsername(decoded(credentials.group("user")));
      config.setPassword(decoded(credentials.group("password")));
    }
    config.setJdbcUrl(credentials.replaceFirst("//"));
    config.setPoolName("bactrian");
    config.setConnectionTimeout(busy.plusSeconds(20).toMillis());
    if (isSqlite(jdbc)) {
      config.setMaximumPoolSize(SQLITE_CONNECTIONS);
      // One writer at a time. A transaction takes the write lock when it begins: SQLite refuses,
      // without waiting, to turn a reader into a writer once another one has written.
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "FULL");
      config.addDataSourceProperty("foreign_keys", "true");
      config.addDataSourceProperty("busy_timeout", String.valueOf(busy.toMillis()));
      config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    } else {
      config.setMaximumPoolSize(POSTGRES_CONNECTIONS);
    }
    return config;
  }

  private void migrate(String blob) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(source)
            .locations("classpath:db/migration")
            .placeholders(Map.of("blob", blob))
            .load();
    boolean newer =
        Arrays.stream(flyway.info().all())
            .map(MigrationInfo::getState)
            .anyMatch(state -> state.isApplied() && !state.isResolved());
    if (newer) {
      throw new DatabaseException(
          name + " was written by a newer Bactrian; start that version, or restore a backup", null);
    }
    flyway.migrate();
  }

  private static String decoded(String part) {
    return part == null ? null : URLDecoder.decode(part, UTF_8);
  }

  private static boolean isSqlite(String jdbc) {
    return jdbc.startsWith("jdbc:sqlite:");
  }
}

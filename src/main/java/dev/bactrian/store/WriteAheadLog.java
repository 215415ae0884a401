package dev.bactrian.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process that did not end properly left in SQLite's write-ahead log. SQLite takes over what
 * is whole and says nothing of the rest; this reads the same frames to tell the operator
 * (sqlite.org/fileformat2.html, "The Write-Ahead Log").
 *
 * @param kept transactions that can be taken over
 * @param lost transactions behind a damaged place: so many at least
 * @param damaged true if something in it is not as it was written
 */
public record WriteAheadLog(long kept, long lost, boolean damaged) {

  private static final Logger log = LoggerFactory.getLogger(WriteAheadLog.class);
  private static final WriteAheadLog NONE = new WriteAheadLog(0, 0, false);
  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int MAGIC_LITTLE = 0x377f0682;
  private static final int MAGIC_BIG = 0x377f0683;
  private static final int MAX_PAGE = 65_536;

  /**
   * Reads the log beside a database that no process has open.
   *
   * @throws IOException if the disk fails
   */
  public static WriteAheadLog beside(Path database) throws IOException {
    Path file = database.resolveSibling(database.getFileName() + "-wal");
    if (!Files.exists(file) || Files.size(file) == 0) {
      return NONE;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /** True if the process before did not end properly. */
  public boolean isLeftOver() {
    return kept > 0 || damaged;
  }

  /** Tells the operator, if there is something to tell. */
  public void tell() {
    if (damaged) {
      log.warn(
          "the last run did not end properly, and the end of its work on the database is damaged:"
              + " {} transactions are taken over, {} lost; what GitHub delivered in them is asked"
              + " for again",
          kept,
          lost == 0 ? "what came after them is" : lost + " or more are");
    } else if (isLeftOver()) {
      log.info("the last run did not end properly; {} transactions are taken over", kept);
    }
  }

  private static WriteAheadLog read(InputStream in) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER));
    if (header.capacity() < HEADER) {
      return new WriteAheadLog(0, 0, true);
    }
    int magic = header.getInt(0);
    Checksum sum =
        new Checksum(magic == MAGIC_BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    sum.add(header.slice(0, 24));
    int page = header.getInt(8);
    boolean whole =
        (magic == MAGIC_LITTLE || magic == MAGIC_BIG)
            && sum.is(header.getInt(24), header.getInt(28))
            && page >= 512
            && page <= MAX_PAGE;
    return whole ? frames(in, page, header.getLong(16), sum) : new WriteAheadLog(0, 0, true);
  }

  private static WriteAheadLog frames(InputStream in, int page, long salts, Checksum sum)
      throws IOException {
    long kept = 0;
    long lost = 0;
    boolean damaged = false;
    while (true) {
      ByteBuffer frame = ByteBuffer.wrap(in.readNBytes(FRAME_HEADER + page));
      if (frame.capacity() < FRAME_HEADER + page) {
        return new WriteAheadLog(kept, lost, damaged || frame.capacity() > 0);
      }
      if (frame.getLong(8) != salts && frame.getLong(8) != 0 && !damaged) {
        // Left from before the log was begun anew, and long in the database.
        return new WriteAheadLog(kept, lost, false);
      }
      sum.add(frame.slice(0, 8));
      sum.add(frame.slice(FRAME_HEADER, page));
      damaged |= !sum.is(frame.getInt(16), frame.getInt(20));
      boolean commit = frame.getInt(4) != 0 && frame.getLong(8) == salts;
      kept += commit && !damaged ? 1 : 0;
      lost += commit && damaged ? 1 : 0;
    }
  }

  /** The running checksum over all frames before. */
  private static final class Checksum {

    private final ByteOrder order;
    private int first;
    private int second;

    Checksum(ByteOrder order) {
      this.order = order;
    }

    void add(ByteBuffer bytes) {
      bytes.order(order);
      for (int i = 0; i < bytes.capacity(); i += 8) {
        first += bytes.getInt(i) + second;
        second += bytes.getInt(i + 4) + first;
      }
    }

    boolean is(int one, int other) {
      return first == one && second == other;
    }
  }
}

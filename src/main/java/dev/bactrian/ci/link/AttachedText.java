package dev.bactrian.ci.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The texts in a file: itself, or what gzip or zip packed. Nothing is written to disk. */
final class AttachedText {

  private static final int HEAD = 8_192;
  private static final int MOST_ENTRIES = 1_000;

  private AttachedText() {}

  /**
   * The texts in it.
   *
   * @throws NotRead if it is no text, or unpacks out of proportion
   */
  static List<String> in(byte[] file) throws NotRead {
    try {
      if (begins(file, 0x1f, 0x8b)) {
        return List.of(text(bounded(new GZIPInputStream(new ByteArrayInputStream(file)), file)));
      }
      return begins(file, 'P', 'K', 3, 4) ? zipped(file) : List.of(text(file));
    } catch (IOException e) {
      throw new NotRead("damaged");
    }
  }

  private static List<String> zipped(byte[] file) throws IOException, NotRead {
    List<String> texts = new ArrayList<>();
    long room = room(file);
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null && texts.size() < Limits.PARTS) {
        if (++entries > MOST_ENTRIES) {
          throw new NotRead("too-many");
        }
        if (entry.isDirectory()) {
          continue;
        }
        // Read even where it is left out: to pass over a bomb is to unpack it.
        byte[] bytes = zip.readNBytes((int) room + 1);
        room -= bytes.length;
        if (room < 0) {
          throw new NotRead("bomb");
        }
        if (isLog(entry.getName()) && isText(bytes)) {
          texts.add(text(bytes));
        }
      }
    }
    if (texts.isEmpty()) {
      throw new NotRead("binary");
    }
    return texts;
  }

  private static boolean isLog(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.endsWith(".zip") && !lower.endsWith(".gz") && !lower.endsWith(".png");
  }

  private static byte[] bounded(InputStream unpacked, byte[] file) throws IOException, NotRead {
    int room = (int) room(file);
    byte[] bytes = unpacked.readNBytes(room + 1);
    if (bytes.length > room) {
      throw new NotRead("bomb");
    }
    return bytes;
  }

  private static long room(byte[] file) {
    return Math.min(Limits.TEXT, (long) file.length * Limits.RATIO);
  }

  static String text(byte[] bytes) throws NotRead {
    if (!isText(bytes)) {
      throw new NotRead("binary");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static boolean isText(byte[] bytes) {
    for (int i = 0; i < Math.min(HEAD, bytes.length); i++) {
      if (bytes[i] == 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean begins(byte[] file, int... magic) {
    if (file.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((file[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}

package dev.bactrian.ci;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The text of the one {@code <pre>} of a log page, read as a stream: logs of hundreds of megabytes
 * are served as one HTML page. Both opam-health-check and OCurrent write only {@code <span>},
 * {@code <a>} and escaped text into it (ocurrent/ansi). Not thread-safe.
 */
public final class PreformattedText extends InputStream {

  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ");

  private static final int LONGEST_ENTITY = 8;

  private final InputStream html;
  private final String missing;
  private byte[] pending = {};
  private int at;
  private boolean inside;
  private boolean ended;
  private boolean lacking;

  /**
   * @param html the page, best buffered; closed with this stream
   */
  public PreformattedText(InputStream html) {
    this(html, null);
  }

  /**
   * The same, where a page without a log is an error.
   *
   * @param missing the words for it; null where such a page is an empty log
   */
  PreformattedText(InputStream html, String missing) {
    this.html = html;
    this.missing = missing;
  }

  /** True if the page came to its end without a log. */
  boolean isMissing() {
    return lacking;
  }

  @Override
  public int read() throws IOException {
    while (true) {
      if (at < pending.length) {
        return pending[at++] & 0xff;
      }
      if (ended) {
        return -1;
      }
      int next = html.read();
      if (next < 0) {
        lacking = !inside;
        if (missing != null && lacking) {
          throw new IOException(missing);
        }
        ended = true;
      } else if (next == '<') {
        tag();
      } else if (inside && next == '&') {
        entity();
      } else if (inside) {
        return next;
      }
    }
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int next;
      try {
        next = read();
      } catch (IOException e) {
        if (count == 0) {
          throw e;
        }
        // What came before it counts; the next call meets the same trouble.
        return count;
      }
      if (next < 0) {
        return count == 0 ? -1 : count;
      }
      target[from + count++] = (byte) next;
    }
    return count;
  }

  /** Leaves out the tag, and notes where the log begins and ends. */
  private void tag() throws IOException {
    StringBuilder name = new StringBuilder();
    boolean naming = true;
    int next = html.read();
    while (next >= 0 && next != '>') {
      naming = naming && (Character.isLetterOrDigit(next) || next == '/');
      if (naming && name.length() < LONGEST_ENTITY) {
        name.append((char) next);
      }
      next = html.read();
    }
    if (name.toString().equalsIgnoreCase("pre")) {
      inside = true;
    } else if (name.toString().equalsIgnoreCase("/pre")) {
      ended = true;
    }
  }

  private void entity() throws IOException {
    StringBuilder name = new StringBuilder();
    int next = html.read();
    while (next >= 0
        && name.length() < LONGEST_ENTITY
        && (Character.isLetterOrDigit(next) || next == '#')) {
      name.append((char) next);
      next = html.read();
    }
    String decoded = next == ';' ? decode(name.toString()) : null;
    if (decoded != null) {
      give(decoded);
      return;
    }
    give("&" + name);
    if (next == '<') {
      byte[] text = pending;
      tag();
      pending = text;
    } else if (next >= 0) {
      give("&" + name + (char) next);
    }
  }

  private static String decode(String name) {
    if (!name.startsWith("#")) {
      return ENTITIES.get(name);
    }
    try {
      boolean hex = name.startsWith("#x") || name.startsWith("#X");
      int code =
          hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(code) ? Character.toString(code) : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private void give(String text) {
    pending = text.getBytes(StandardCharsets.UTF_8);
    at = 0;
  }

  @Override
  public void close() throws IOException {
    html.close();
  }
}

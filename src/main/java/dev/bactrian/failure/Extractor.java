package dev.bactrian.failure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Log text to failures, in the order of their lines. Thread-safe. */
public final class Extractor {

  private final List<Format> formats;

  public Extractor() {
    this(Formats.ALL);
  }

  public Extractor(List<Format> formats) {
    this.formats = List.copyOf(formats);
  }

  /** Every failure in the text; empty if none is recognised. */
  public List<Failure> extract(String text) {
    List<Failure> found = new ArrayList<>();
    Log log = new TextLog(text);
    for (int i = 0; i < log.size(); i++) {
      String line = log.line(i);
      for (Format format : formats) {
        if (format.triggers().stream().anyMatch(line::contains)) {
          int before = found.size();
          format.read(log, i, found::add);
          if (found.size() > before) {
            break;
          }
        }
      }
    }
    return found;
  }

  /**
   * Every failure in the stream, in memory bounded by a constant.
   *
   * @throws IOException if the stream cannot be read
   */
  public List<Failure> extract(InputStream in) throws IOException {
    return extract(new String(in.readAllBytes(), StandardCharsets.UTF_8));
  }
}

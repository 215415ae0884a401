package dev.bactrian.failure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Log text to failures, in the order of their lines, in one pass: the automaton finds the lines in
 * which a format's trigger stands, and only for these is anything decoded. Time grows linearly with
 * the log, memory not at all. Thread-safe.
 */
public final class Extractor {

  /** Bytes that are read at once. */
  static final int SEGMENT = 1 << 16;

  private final List<Format> formats;
  private final Triggers triggers;
  private final int segment;
  private final long allowance;

  /** The buffers of the last call, for the next one. */
  private final AtomicReference<Reading> spare = new AtomicReference<>();

  public Extractor() {
    this(Formats.ALL);
  }

  public Extractor(List<Format> formats) {
    this(formats, SEGMENT);
  }

  Extractor(List<Format> formats, int segment) {
    this(formats, segment, Reading.ALLOWANCE);
  }

  /** The allowance is what formats may look at however short the log, in characters. */
  Extractor(List<Format> formats, int segment, long allowance) {
    this.allowance = allowance;
    this.formats = List.copyOf(formats);
    this.segment = segment;
    List<List<String>> all = new ArrayList<>();
    for (Format format : formats) {
      all.add(format.triggers());
    }
    all.add(OpamContext.TRIGGERS);
    this.triggers = new Triggers(all);
  }

  /** Every failure in the text; empty if none is recognised. */
  public List<Failure> extract(String text) {
    try {
      return extract(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * Every failure in the stream, in memory bounded by a constant. Does not close the stream.
   *
   * @throws IOException if the stream cannot be read
   */
  public List<Failure> extract(InputStream in) throws IOException {
    return read(in).failures();
  }

  /** As {@link #extract(InputStream)}, with the work that it took. */
  Extraction read(InputStream in) throws IOException {
    Reading reading = spare.getAndSet(null);
    if (reading == null) {
      reading = new Reading(formats, triggers, segment, allowance);
    }
    Extraction extraction = reading.read(in);
    spare.set(reading);
    return extraction;
  }

  /**
   * What was found and what it took.
   *
   * @param work bytes and characters that were looked at, a measure that no machine disturbs
   * @param held bytes and characters of the log that were in memory at once
   */
  record Extraction(List<Failure> failures, long work, long held) {}
}

package dev.bactrian.index;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.bactrian.report.Report;
import dev.bactrian.signature.Diagnosis;
import java.io.IOException;

/** Entries to bytes and back. Thread-safe. */
final class EntryCodec {

  /** The stored form; the failures stand in the diagnosis. */
  private record Stored(Report report, Diagnosis diagnosis) {}

  private final ObjectWriter writer;
  private final ObjectReader reader;

  EntryCodec() {
    ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
    // Fields only: methods such as isOpen() are no part of what is stored.
    mapper.setVisibility(PropertyAccessor.ALL, Visibility.NONE);
    mapper.setVisibility(PropertyAccessor.FIELD, Visibility.ANY);
    mapper.setVisibility(PropertyAccessor.CREATOR, Visibility.ANY);
    mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    writer = mapper.writerFor(Stored.class);
    reader = mapper.readerFor(Stored.class);
  }

  byte[] write(Entry entry) throws IOException {
    return writer.writeValueAsBytes(new Stored(entry.report(), entry.diagnosis()));
  }

  Entry read(byte[] bytes, int offset, int length, Meaning meaning) throws IOException {
    Stored stored = reader.readValue(bytes, offset, length);
    return new Entry(stored.report(), stored.diagnosis(), meaning);
  }
}

package dev.bactrian.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.bactrian.failure.Failure;
import dev.bactrian.failure.Frame;
import dev.bactrian.failure.Location;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.SignedFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object a line per log. Streams; only Jackson's core is loaded. */
final class SignatureJson implements SignatureWriter {

  private static final int BUFFER = 1 << 16;

  private final JsonGenerator json;
  private final boolean explain;

  SignatureJson(OutputStream out, boolean explain) throws IOException {
    this.json =
        new JsonFactory()
            .createGenerator(new BufferedOutputStream(out, BUFFER))
            .setRootValueSeparator(null);
    this.explain = explain;
  }

  @Override
  public void write(String file, Diagnosis diagnosis) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", file);
    json.writeArrayFieldStart("failures");
    for (SignedFailure signed : diagnosis.failures()) {
      write(signed);
    }
    json.writeEndArray();
    json.writeNumberField("primary", diagnosis.primary());
    endLine();
  }

  private void write(SignedFailure signed) throws IOException {
    Failure failure = signed.failure();
    json.writeStartObject();
    json.writeStringField("signature", signed.signature().id());
    json.writeStringField("kind", failure.kind().id());
    json.writeStringField("message", failure.message());
    writeLocation(failure.location());
    json.writeNumberField("logLine", failure.logLine());
    json.writeStringField("package", failure.packageName());
    json.writeStringField("phase", failure.phase());
    json.writeArrayFieldStart("frames");
    for (Frame frame : failure.frames()) {
      json.writeString(frame.function());
    }
    json.writeEndArray();
    json.writeStringField("subsystem", signed.signature().subsystem());
    json.writeStringField("fault", signed.signature().fault().id());
    json.writeBooleanField("weak", signed.signature().weak());
    json.writeBooleanField("symptom", signed.symptom());
    if (explain) {
      json.writeArrayFieldStart("notes");
      for (String note : signed.signature().notes()) {
        json.writeString(note);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void writeLocation(Location location) throws IOException {
    if (location == null) {
      json.writeNullField("location");
      return;
    }
    json.writeObjectFieldStart("location");
    json.writeStringField("file", location.file());
    json.writeFieldName("line");
    if (location.line() == null) {
      json.writeNull();
    } else {
      json.writeNumber(location.line());
    }
    json.writeEndObject();
  }

  @Override
  public void writeError(String file, String why) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", file);
    json.writeArrayFieldStart("failures");
    json.writeEndArray();
    json.writeNumberField("primary", 0);
    json.writeStringField("error", why);
    endLine();
  }

  private void endLine() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}

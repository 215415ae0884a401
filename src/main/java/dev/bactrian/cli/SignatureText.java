package dev.bactrian.cli;

import dev.bactrian.failure.Failure;
import dev.bactrian.failure.Frame;
import dev.bactrian.failure.Location;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.Signature;
import dev.bactrian.signature.SignedFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One paragraph per log, for people; {@code *} marks the failure that names the cause. */
final class SignatureText implements SignatureWriter {

  private static final int MOST_FRAMES = 12;

  private final BufferedWriter out;
  private final boolean explain;
  private boolean first = true;

  SignatureText(OutputStream out, boolean explain) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.explain = explain;
  }

  @Override
  public void write(String file, Diagnosis diagnosis) throws IOException {
    heading(file);
    if (diagnosis.failures().isEmpty()) {
      line("  no failure recognised");
    }
    for (int i = 0; i < diagnosis.failures().size(); i++) {
      write(diagnosis.failures().get(i), i == diagnosis.primary());
    }
  }

  private void write(SignedFailure signed, boolean primary) throws IOException {
    Failure failure = signed.failure();
    Signature signature = signed.signature();
    line((primary ? "* " : "  ") + signature.id());
    line("    line " + failure.logLine() + ": " + failure.message());
    List<String> details = new ArrayList<>();
    Location location = failure.location();
    if (location != null) {
      details.add("at " + location.file() + (location.line() == null ? "" : ":" + location.line()));
    }
    if (failure.packageName() != null) {
      String during = failure.phase() == null ? "" : failure.phase() + " ";
      details.add(during + failure.packageName());
    }
    if (signature.subsystem() != null) {
      details.add("subsystem " + signature.subsystem());
    }
    details.add("fault " + signature.fault().id() + " (" + signature.faultReason() + ")");
    if (signature.weak()) {
      details.add("weak evidence");
    }
    line("    " + String.join(", ", details));
    for (int i = 0; i < Math.min(MOST_FRAMES, failure.frames().size()); i++) {
      line("      " + text(failure.frames().get(i)));
    }
    if (explain) {
      for (String note : signature.notes()) {
        line("    - " + note);
      }
    }
  }

  private static String text(Frame frame) {
    String function = frame.function() == null ? "?" : frame.function();
    if (frame.file() == null) {
      return function;
    }
    return function + " (" + frame.file() + (frame.line() == null ? "" : ":" + frame.line()) + ")";
  }

  @Override
  public void writeError(String file, String why) throws IOException {
    heading(file);
    line("  could not be read: " + why);
  }

  private void heading(String file) throws IOException {
    if (!first) {
      out.newLine();
    }
    first = false;
    line(file);
  }

  private void line(String text) throws IOException {
    out.write(text);
    out.newLine();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

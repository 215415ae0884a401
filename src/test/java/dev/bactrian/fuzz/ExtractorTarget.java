package dev.bactrian.fuzz;

import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Failure;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.SignedFailure;
import dev.bactrian.signature.Signer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** A log's way to its signatures, with what must hold of them whatever the log. */
final class ExtractorTarget implements Target {

  private static final int LONGEST_ID = 200;

  private final Extractor extractor = new Extractor();
  private final Signer signer = new Signer();

  @Override
  public void read(byte[] bytes) throws IOException {
    List<Failure> failures = extractor.extract(new ByteArrayInputStream(bytes));
    Diagnosis diagnosis = signer.diagnose(failures);
    int lines = 1;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    List<Failure> signedOnes = diagnosis.failures().stream().map(SignedFailure::failure).toList();
    holds(signedOnes.containsAll(failures), "every failure is signed");
    holds(
        failures.isEmpty()
            || diagnosis.primary() >= 0 && failures.contains(signedOnes.get(diagnosis.primary())),
        "the primary one is one of them, not a symptom");
    int before = 0;
    for (SignedFailure signed : diagnosis.failures()) {
      Failure failure = signed.failure();
      String id = signed.signature().id();
      holds(failure.logLine() >= Math.max(1, before), "in the order of lines");
      holds(failure.logLine() <= lines, "on a line that there is: " + failure.logLine());
      holds(
          !id.isBlank() && id.length() <= LONGEST_ID && id.indexOf('\n') < 0, "a short id: " + id);
      for (String note : signed.signature().notes()) {
        holds(!note.contains(" failed: java."), "no rule fails: " + note);
      }
      before = failure.logLine();
    }
    holds(extractor.extract(new ByteArrayInputStream(bytes)).equals(failures), "the same again");
  }

  private static void holds(boolean fact, String what) {
    if (!fact) {
      throw new AssertionError("does not hold: " + what);
    }
  }
}

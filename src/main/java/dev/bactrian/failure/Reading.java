package dev.bactrian.failure;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads one log after the other with the same buffers. Not thread-safe. */
final class Reading {

  /**
   * Characters that formats may look at in a log: so many, and so many more for each of its bytes.
   * Logs of tools stay far below; one in which every line looks like a failure does not, and then
   * lines are passed over until enough others have gone by. So time is linear whatever a log holds.
   */
  static final long ALLOWANCE = 1L << 29;

  static final int ALLOWED = 4;

  private final List<Format> formats;
  private final LineWindow window;
  private final WindowLog log;
  private final OpamContext context = new OpamContext();
  private final Findings findings = new Findings();
  private final long contextBit;
  private final long allowance;

  Reading(List<Format> formats, Triggers triggers, int segment, long allowance) {
    this.allowance = allowance;
    this.formats = formats;
    this.window = new LineWindow(triggers, segment);
    this.log = new WindowLog(window);
    this.contextBit = 1L << formats.size();
  }

  Extractor.Extraction read(InputStream in) throws IOException {
    window.open(in);
    log.open();
    context.open();
    findings.open();
    int number = 0;
    while (!findings.full()) {
      int ready = window.ensure(number);
      if (number >= ready) {
        break;
      }
      while (number < ready) {
        if (context.block() != null && !quoted(number)) {
          endBlock(context.block(), number);
          context.blockEnded();
        }
        long mask = window.mask(number);
        if (mask != 0) {
          readLine(number, mask);
        }
        number++;
      }
    }
    finish();
    List<Failure> failures = findings.finish();
    return new Extractor.Extraction(
        failures, window.scanned() + log.examined(), window.held() + log.mostCached());
  }

  private void readLine(int number, long mask) {
    int index = log.moveTo(number);
    if ((mask & contextBit) != 0) {
      OpamBlock replaced = context.see(log, index);
      if (replaced != null) {
        endBlock(replaced, number);
      }
    }
    if (log.examined() > allowance + ALLOWED * window.offset(number)) {
      return;
    }
    long rest = mask & contextBit - 1;
    while (rest != 0 && !context.skipping() && !log.claimed(number)) {
      Format format = formats.get(Long.numberOfTrailingZeros(rest));
      rest &= rest - 1;
      Finds finds = new Finds(index);
      format.read(log, index, finds);
      if (finds.any) {
        break;
      }
    }
  }

  /** Whether line {@code number} still stands in an opam block. */
  private boolean quoted(int number) {
    int start = window.start(number);
    return start < window.stop(number) && window.bytes()[start] == '#'
        || log.quoted(log.moveTo(number));
  }

  private void endBlock(OpamBlock block, int number) {
    findings.addBlock(block.end(log, log.moveTo(number)));
  }

  private void finish() {
    int end = window.end();
    if (context.block() != null) {
      endBlock(context.block(), end);
    }
    if (findings.isEmpty()) {
      Failure last = LastLines.read(log, log.moveTo(end));
      if (last != null) {
        findings.add(last, false);
      }
    }
  }

  /** Takes what a format finds on one line and adds what the context knows. */
  private final class Finds implements java.util.function.Consumer<Failure> {
    private final int index;
    private boolean any;

    Finds(int index) {
      this.index = index;
    }

    @Override
    public void accept(Failure failure) {
      any = true;
      Failure whole = failure;
      if (failure.packageName() == null) {
        OpamContext.Work work = context.at(log, index);
        if (work != null) {
          whole = failure.withPackage(work.packageName(), work.phase());
        }
      }
      if (SideBySide.concerns(failure.kind())) {
        whole = whole.withFact(Fact.BUILDER, SideBySide.builder(log, index, context.block()));
      }
      findings.add(whole, log.quoted(index));
    }
  }
}

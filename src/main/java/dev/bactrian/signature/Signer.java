package dev.bactrian.signature;

import dev.bactrian.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Failures to signatures. Remembers the last ones, since logs repeat each other. Thread-safe. */
public final class Signer {

  /** Stored with each signature: a new algorithm gets a new number and a reindex. */
  public static final int VERSION = 8;

  /** Characters and frames of the failures that are remembered, each frame as many characters. */
  private static final int MEMORY = 4 << 20;

  private static final int FRAME = 128;

  private final ConcurrentMap<Failure, Signature> signed = new ConcurrentHashMap<>();
  private final AtomicInteger remembered = new AtomicInteger();
  private final List<Rule> form;
  private final List<Rule> naming;
  private final List<Rule> subsystem;
  private final List<Rule> fault;

  public Signer() {
    this(Rules.FORM, Rules.NAMING, Rules.SUBSYSTEM, Rules.FAULT);
  }

  Signer(List<Rule> form, List<Rule> naming, List<Rule> subsystem, List<Rule> fault) {
    this.form = form;
    this.naming = naming;
    this.subsystem = subsystem;
    this.fault = fault;
  }

  /** Signs the failures of one log and says which of them is the cause. */
  public Diagnosis diagnose(List<Failure> failures) {
    List<SignedFailure> signed = new ArrayList<>(failures.size());
    for (Failure failure : failures) {
      signed.add(new SignedFailure(failure, sign(failure)));
    }
    return Symptoms.add(CauseRanking.diagnose(List.copyOf(signed)), this::sign);
  }

  /** The signature of one failure. */
  public Signature sign(Failure failure) {
    // Where in the log a failure stands is no part of it.
    Failure anywhere = failure.withLogLine(0);
    Signature known = signed.get(anywhere);
    if (known == null) {
      known = make(failure);
      remember(anywhere, known);
    }
    return known;
  }

  private void remember(Failure failure, Signature signature) {
    int size = 2 * (FRAME + failure.message().length()) + FRAME * failure.frames().size();
    if (remembered.addAndGet(size) > MEMORY) {
      signed.clear();
      remembered.set(size);
    }
    signed.put(failure, signature);
  }

  private Signature make(Failure failure) {
    Draft draft = new Draft(failure);
    form.forEach(rule -> attempt(rule, draft));
    firstOf(naming, draft, () -> draft.title() != null);
    if (draft.title() == null) {
      draft.title(failure.kind().id() + ": " + draft.message());
    }
    subsystem.forEach(rule -> attempt(rule, draft));
    firstOf(fault, draft, () -> draft.fault() != null);
    return new Signature(
        SignatureId.of(draft.title()),
        VERSION,
        failure.kind(),
        draft.message(),
        draft.frames().stream().map(NamedFrame::brief).toList(),
        draft.subsystem(),
        draft.fault() == null ? Fault.UNKNOWN : draft.fault(),
        draft.faultReason() == null ? "no rule says whose fault this is" : draft.faultReason(),
        failure.weak() || draft.vague(),
        draft.notes());
  }

  private static void firstOf(List<Rule> rules, Draft draft, BooleanSupplier done) {
    for (Rule rule : rules) {
      attempt(rule, draft);
      if (done.getAsBoolean()) {
        return;
      }
    }
  }

  /** A rule that fails costs its own work only: the signature is made by the others. */
  private static void attempt(Rule rule, Draft draft) {
    try {
      if (rule.applies(draft)) {
        draft.note("rule: " + rule.name());
        rule.apply(draft);
      }
    } catch (RuntimeException e) {
      draft.note("rule " + rule.name() + " failed: " + e);
    }
  }
}

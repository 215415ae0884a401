package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Failure;
import dev.bactrian.failure.Kind;
import java.util.ArrayList;
import java.util.List;

/** A signature in the making: what the rules read and write. Not thread-safe. */
final class Draft {

  private final Failure failure;
  private final List<String> notes = new ArrayList<>();
  private String message = "";
  private List<NamedFrame> frames = List.of();
  private String title;
  private String subsystem;
  private Fault fault;
  private String faultReason;
  private boolean vague;

  Draft(Failure failure) {
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }

  Kind kind() {
    return failure.kind();
  }

  String fact(Fact fact) {
    return failure.fact(fact);
  }

  boolean is(Kind... kinds) {
    for (Kind kind : kinds) {
      if (failure.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  /** The masked message. */
  String message() {
    return message;
  }

  void message(String masked) {
    message = masked;
  }

  /** The frames that count, innermost first. */
  List<NamedFrame> frames() {
    return frames;
  }

  void frames(List<NamedFrame> selected) {
    frames = List.copyOf(selected);
  }

  /** The readable part of the signature, or null as long as no rule has named the failure. */
  String title() {
    return title;
  }

  void title(String words) {
    title = words;
  }

  String subsystem() {
    return subsystem;
  }

  void subsystem(String name) {
    subsystem = name;
  }

  Fault fault() {
    return fault;
  }

  String faultReason() {
    return faultReason;
  }

  void fault(Fault whose, String why) {
    fault = whose;
    faultReason = why;
  }

  /** Says that the title names a sort of failure, not one bug. */
  void nothingTells(String what) {
    vague = true;
    note("nothing tells this " + what + " from others");
  }

  boolean vague() {
    return vague;
  }

  void note(String what) {
    notes.add(what);
  }

  List<String> notes() {
    return notes;
  }
}

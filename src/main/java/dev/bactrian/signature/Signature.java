package dev.bactrian.signature;

import dev.bactrian.failure.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A failure's stable identity. Two failures with the same {@code id} are the same failure; near
 * ones have a small {@link Distance}. Immutable.
 *
 * @param id readable text and a short hash, at most 200 characters; what is stored and compared
 * @param version of the algorithm that made it
 * @param kind of the failure
 * @param message normalised: variable parts gone, what tells bugs apart kept
 * @param frames normalised names of the frames that count, innermost first
 * @param subsystem of the compiler, the runtime or a tool ({@code gc-minor}, {@code domains},
 *     {@code type-checker}, {@code dune}), or null
 * @param fault who has to mend it
 * @param faultReason why we think so, in words
 * @param weak true where it rests on the fallback or names a sort of failure only: never enough for
 *     a suggestion
 * @param notes what each rule did, in order, as {@code signature --explain} prints it
 */
public record Signature(
    String id,
    int version,
    Kind kind,
    String message,
    List<String> frames,
    String subsystem,
    Fault fault,
    String faultReason,
    boolean weak,
    List<String> notes) {

  public Signature {
    frames = List.copyOf(frames);
    notes = List.copyOf(notes);
  }

  Signature withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Signature(
        id, version, kind, message, frames, subsystem, fault, faultReason, weak, more);
  }
}

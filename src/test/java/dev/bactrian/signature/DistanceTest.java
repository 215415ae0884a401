package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Kind;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What may be relied on; the triangle inequality is not claimed and does not hold. */
class DistanceTest {

  private static final List<String> STACK =
      List.of("Hump.load", "Saddle.tie", "Caravan.join", "Caravan.leave", "Oasis.run", "Main.main");

  private final Distance distance = new Distance();

  @Property(tries = 1000)
  void symmetric(@ForAll("signatures") Signature one, @ForAll("signatures") Signature other) {
    assertThat(distance.between(one, other)).isEqualTo(distance.between(other, one));
  }

  @Property(tries = 500)
  void fromNothingToEverything(
      @ForAll("signatures") Signature one, @ForAll("signatures") Signature other) {
    assertThat(distance.between(one, other)).isBetween(0.0, 1.0);
  }

  @Property(tries = 200)
  void noneToItselfWhateverItsName(@ForAll("signatures") Signature one) {
    assertThat(distance.between(one, one)).isZero();
    assertThat(distance.between(one, renamed(one))).isZero();
  }

  @Property(tries = 100)
  void aFrameMoreStaysNear(@ForAll @IntRange(max = 6) int at) {
    List<String> longer = new ArrayList<>(STACK);
    longer.add(at, "Hump.inlined");

    assertThat(distance.between(stack(STACK), stack(longer))).isLessThan(0.15);
  }

  @Test
  void aFrameFarFromTheFailureWeighsLess() {
    List<String> near = new ArrayList<>(STACK);
    near.add(0, "Hump.inlined");
    List<String> far = new ArrayList<>(STACK);
    far.add("Hump.inlined");

    assertThat(distance.between(stack(STACK), stack(far)))
        .isLessThan(distance.between(stack(STACK), stack(near)));
  }

  @Test
  void anotherStackIsFarEvenBelowTheSameWords() {
    Signature other = stack(List.of("Tent.pitch", "Camp.settle", "Camp.night", "Dune.wake"));

    assertThat(distance.between(stack(STACK), other)).isGreaterThan(0.6);
  }

  @Test
  void framesThatStandEverywhereTellLess() {
    Signature one = stack(List.of("Common.loop", "Hump.load"));
    Signature other = stack(List.of("Common.loop", "Tent.pitch"));
    FrameRarity rarity = FrameRarity.of(1000, frame -> frame.equals("Common.loop") ? 990 : 1);

    assertThat(new Distance(rarity).between(one, other))
        .isGreaterThan(distance.between(one, other));
  }

  @Test
  void rarityIsAShareAboveZero() {
    FrameRarity rarity = FrameRarity.of(10, frame -> frame.length());

    assertThat(rarity.of("")).isEqualTo(1);
    assertThat(rarity.of("xxx")).isBetween(0.05, 1.0);
    assertThat(rarity.of("x".repeat(50))).isEqualTo(0.05);
  }

  @Test
  void anotherFamilyIsFartherThanAnotherKindOfIt() {
    Signature exception = of("a", Kind.UNCAUGHT_EXCEPTION, "Not_found raised here", List.of());
    Signature test = of("b", Kind.TEST_EXCEPTION, "Not_found raised here", List.of());
    Signature network = of("c", Kind.NETWORK, "Not_found raised here", List.of());

    assertThat(distance.between(exception, test)).isZero();
    assertThat(distance.between(exception, network)).isGreaterThan(0.3);
  }

  @Test
  void withoutStacksTheWordsDecideAndNamesMost() {
    Signature one = of("a", Kind.COMPILE_ERROR, "Unbound value Hump.load", List.of());
    Signature name = of("b", Kind.COMPILE_ERROR, "Unbound value Tent.pitch", List.of());
    Signature word = of("c", Kind.COMPILE_ERROR, "Unbound item Hump.load", List.of());

    assertThat(distance.between(one, word)).isLessThan(distance.between(one, name));
  }

  @Provide
  Arbitrary<Signature> signatures() {
    Arbitrary<List<String>> frames =
        Arbitraries.of("A.f", "A.g", "B.f", "caml_main", "Stdlib.List.map").list().ofMaxSize(9);
    Arbitrary<String> message =
        Arbitraries.of("Unbound", "value", "A.f", "a_b", "", "(x:", "N")
            .list()
            .ofMaxSize(9)
            .map(words -> String.join(" ", words));
    return Combinators.combine(Arbitraries.of(Kind.class), message, frames)
        .as((kind, words, stack) -> of(kind + words + stack, kind, words, stack));
  }

  private static Signature stack(List<String> frames) {
    return of(frames.toString(), Kind.UNCAUGHT_EXCEPTION, "exception Not_found", frames);
  }

  private static Signature renamed(Signature one) {
    return of(one.id() + "'", one.kind(), one.message(), one.frames());
  }

  private static Signature of(String id, Kind kind, String message, List<String> frames) {
    return new Signature(
        id, Signer.VERSION, kind, message, frames, null, Fault.UNKNOWN, "", false, List.of());
  }
}

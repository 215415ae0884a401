package dev.bactrian.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameStackTest {

  @Property(tries = 50)
  void depthOfRecursionDoesNotShow(@ForAll @IntRange(min = 2, max = 3000) int depth) {
    FrameStack stack = new FrameStack();
    for (int i = 0; i < depth; i++) {
      stack.add(frame("Tree.count"));
      stack.add(frame("Tree.all"));
    }
    stack.add(frame("Main"));
    assertThat(functions(stack)).containsExactly("Tree.count", "Tree.all", "Main");
    assertThat(stack.added()).isEqualTo(2 * depth + 1);
  }

  @Test
  void aFrameAtTheAddressOfItsCallerIsInlined() {
    FrameStack stack = new FrameStack();
    stack.add(frame("inner"), "55d0");
    stack.add(frame("outer"), "55d0");
    stack.add(frame("main"), "55f1");
    assertThat(stack.frames()).extracting(Frame::inlined).containsExactly(true, false, false);
  }

  @Test
  void aFunctionThatCallsItselfIsNotInlined() {
    FrameStack stack = new FrameStack();
    stack.add(frame("deep"), null);
    stack.add(frame("deep"), "55d0");
    stack.add(frame("deep"), "55d0");
    stack.add(frame("main"), "55f1");
    assertThat(stack.frames()).extracting(Frame::inlined).containsExactly(false, false);
  }

  private static Frame frame(String function) {
    return new Frame(function, null, null, Frame.Language.OCAML);
  }

  private static List<String> functions(FrameStack stack) {
    return stack.frames().stream().map(Frame::function).toList();
  }
}

package dev.bactrian.signature;

import dev.bactrian.failure.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A dependency cycle is the same wherever dune enters it, which differs from run to run: it is told
 * from the member that comes first in the order of names.
 */
final class NameCycle implements Rule {

  private static final String WORDS = "Dependency cycle ";
  private static final String ARROW = " -> ";

  @Override
  public String name() {
    return "name a dependency cycle";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.BUILD_ERROR) && members(draft.message()).size() > 1;
  }

  @Override
  public void apply(Draft draft) {
    List<String> members = members(draft.message());
    Collections.rotate(members, -members.indexOf(Collections.min(members)));
    draft.title("dependency cycle: " + String.join(ARROW, members));
  }

  /** Each member once, in the order of the cycle; none if the message is about something else. */
  private static List<String> members(String message) {
    int colon = message.indexOf(": ");
    if (!message.regionMatches(true, 0, WORDS, 0, WORDS.length()) || colon < 0) {
      return List.of();
    }
    List<String> members = new ArrayList<>(List.of(message.substring(colon + 2).split(ARROW)));
    if (members.size() > 1 && members.getFirst().equals(members.getLast())) {
      members.removeLast();
    }
    return members;
  }
}

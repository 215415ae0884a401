package dev.bactrian.signature;

import dev.bactrian.failure.Kind;
import java.util.List;

/** Sources that could not be had: which; curl, wget and opam word the reason in their own ways. */
final class NameUnfetched implements Rule {

  private static final List<String> WORDS =
      List.of(
          "The sources of the following couldn't be obtained, aborting: - ",
          "Failed to get sources of ",
          "Could not retrieve ");

  @Override
  public String name() {
    return "name sources that could not be fetched";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.NETWORK, Kind.OPAM_ERROR) && what(draft.message()) != null;
  }

  @Override
  public void apply(Draft draft) {
    draft.title("sources not to be had: " + what(draft.message()));
  }

  private static String what(String message) {
    for (String words : WORDS) {
      int at = message.indexOf(words);
      if (at >= 0) {
        String name = message.substring(at + words.length()).split("[ :,]", 2)[0];
        int version = name.indexOf(".<version>");
        return version > 0 ? name.substring(0, version) : name;
      }
    }
    return null;
  }
}

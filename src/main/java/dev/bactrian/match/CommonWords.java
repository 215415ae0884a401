package dev.bactrian.match;

import java.util.Locale;
import java.util.Set;

/** Words that say nothing about a bug, however rare they are in a tracker. */
final class CommonWords {
  private static final Set<String> ALL =
      Set.of(
          ("about above after again against all also always and another any are because been"
                  + " before being below between both but can cannot case cases check could did"
                  + " different does doing done down due during each even every expected first"
                  + " following for from get gets getting give gives got had happen happens has"
                  + " have having here how however instead into its just last like make makes may"
                  + " maybe might more most must need needs never new not now off old one only"
                  + " other our out over own please possible problem same see seems several shall"
                  + " should show shows since some something still such sure than that the their"
                  + " them then there these they thing this those through too try trying under"
                  + " until use used uses using very want was way well were what when where"
                  + " whether which while who why will with within without work working works"
                  + " would yes yet you your bug issue report reports error errors fail fails"
                  + " failed failure")
              .split(" "));

  private CommonWords() {}

  static boolean contains(String word) {
    return ALL.contains(word.toLowerCase(Locale.ROOT));
  }
}

package dev.bactrian.signature;

import static dev.bactrian.signature.Ascii.charAt;
import static dev.bactrian.signature.Ascii.digitAt;
import static dev.bactrian.signature.Ascii.digitsEnd;
import static dev.bactrian.signature.Ascii.endsWord;
import static dev.bactrian.signature.Ascii.shapeEnd;
import static dev.bactrian.signature.Ascii.startsWord;
import static dev.bactrian.signature.Ascii.wordEnd;

import java.util.Set;

/**
 * Mask for dates, times of the day and durations. A scan by hand, since it runs over every message;
 * the regular expression that it stands for is in its test.
 */
final class Times {

  private static final Set<String> UNITS =
      Set.of(
          "ns", "us", "\u00b5s", "ms", "s", "sec", "secs", "second", "seconds", "min", "minute",
          "minutes", "hour", "hours");

  private static final int LONGEST_UNIT = 7;

  private Times() {}

  static String mask(String text) {
    Splice splice = new Splice(text);
    int i = 0;
    while (i < text.length()) {
      if (!digitAt(text, i) || !startsWord(text, i)) {
        i++;
        continue;
      }
      int end = end(text, i);
      if (end > 0) {
        splice.replace(i, end, "<time>");
        i = end;
      } else {
        i = digitsEnd(text, i);
      }
    }
    return splice.text();
  }

  private static int end(String text, int at) {
    int end = dateEnd(text, at);
    if (end < 0) {
      end = clockEnd(text, at);
    }
    return end < 0 ? durationEnd(text, at) : end;
  }

  /** {@code 2024-05-01}, also with {@code T12:30:00.123Z}. */
  private static int dateEnd(String text, int at) {
    int date = shapeEnd(text, at, "0000-00-00");
    if (date < 0 || !charAt(text, date, 'T') && !charAt(text, date, ' ')) {
      return date;
    }
    int time = shapeEnd(text, date + 1, "00:00:00");
    if (time < 0) {
      time = shapeEnd(text, date + 1, "00:00.00");
    }
    if (time < 0) {
      return date;
    }
    time = fractionEnd(text, time);
    return charAt(text, time, 'Z') ? time + 1 : time;
  }

  /** {@code 9:30}, {@code 12:30:59.5}. */
  private static int clockEnd(String text, int at) {
    int end = shapeEnd(text, at, "00:00");
    if (end < 0) {
      end = shapeEnd(text, at, "0:00");
    }
    if (end < 0) {
      return -1;
    }
    end = fractionEnd(text, Math.max(end, shapeEnd(text, end, ":00")));
    return endsWord(text, end) ? end : -1;
  }

  /** {@code 1.5s}, {@code 30 minutes}. */
  private static int durationEnd(String text, int at) {
    int number = fractionEnd(text, digitsEnd(text, at));
    int unit = charAt(text, number, ' ') ? number + 1 : number;
    int end = wordEnd(text, charAt(text, unit, '\u00b5') ? unit + 1 : unit);
    boolean known = end - unit <= LONGEST_UNIT && UNITS.contains(text.substring(unit, end));
    return known ? end : -1;
  }

  private static int fractionEnd(String text, int at) {
    return charAt(text, at, '.') && digitAt(text, at + 1) ? digitsEnd(text, at + 1) : at;
  }
}

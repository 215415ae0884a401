package dev.bactrian.match;

import dev.bactrian.report.Report;
import dev.bactrian.signature.Signature;
import java.util.List;
import java.util.Map;

/**
 * A report made ready for comparing. Immutable and small: kept in memory for many reports.
 *
 * @param report the report itself
 * @param bags its terms by field; an absent field is empty
 * @param signatures of its failures, the primary first
 * @param vector its meaning, or null
 */
record Profile(Report report, Map<Field, Bag> bags, List<Signature> signatures, float[] vector) {

  Profile {
    bags = Map.copyOf(bags);
    signatures = List.copyOf(signatures);
  }

  Bag bag(Field field) {
    return bags.getOrDefault(field, Bag.EMPTY);
  }
}

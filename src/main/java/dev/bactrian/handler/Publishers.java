package dev.bactrian.handler;

import dev.bactrian.comment.Marker;
import dev.bactrian.comment.Naming;
import dev.bactrian.comment.Publisher;
import dev.bactrian.comment.Replies;
import dev.bactrian.comment.WriteGate;
import dev.bactrian.store.Suggestions;
import dev.bactrian.store.Tables;
import java.util.List;

/**
 * All that writes comments, through one gate.
 *
 * @param gate what may be written now
 * @param naming who is told which repositories a comment names
 * @param suggestion under a report that may repeat others
 * @param note under a report that others repeat
 * @param sighting under a report that builds fail of
 * @param replies to commands
 */
record Publishers(
    WriteGate gate,
    Naming naming,
    Publisher suggestion,
    Publisher note,
    Publisher sighting,
    Replies replies) {

  static Publishers on(Ground ground, Tables tables, MentionedReports mentioned) {
    WriteGate gate = new WriteGate(tables.writes(), ground.clock(), ground.shadow());
    Naming naming = new NamedInComments(tables.mentions(), mentioned, tables.repositories());
    return new Publishers(
        gate,
        naming,
        publisher(Marker.SUGGESTION, tables.suggestions(), gate, naming, ground),
        publisher(Marker.NOTE, tables.notes(), gate, naming, ground),
        publisher(Marker.SIGHTING, tables.sightings(), gate, naming, ground),
        new Replies(ground.github(), gate, naming, ground.app()));
  }

  private static Publisher publisher(
      Marker marker, Suggestions kept, WriteGate gate, Naming naming, Ground ground) {
    return new Publisher(
        marker, ground.github().comments(), kept, gate, naming, ground.clock(), ground.app());
  }

  /** Those whose comments are kept up to date. */
  List<Publisher> kept() {
    return List.of(suggestion, note, sighting);
  }
}

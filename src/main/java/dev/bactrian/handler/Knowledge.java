package dev.bactrian.handler;

import dev.bactrian.comment.RelatedAnswer;
import dev.bactrian.match.Candidate;
import dev.bactrian.store.Effects;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.triage.Decision;
import dev.bactrian.triage.LabelSuggestion;
import dev.bactrian.triage.RelatedReports;
import java.util.ArrayList;
import java.util.List;

/** What is known around an issue: related reports, packages, labels that fit. Thread-safe. */
final class Knowledge {

  private final Tracker tracker;
  private final Links links;
  private final Suggest suggest;
  private final RelatedAnswer related;
  private final PackageConcerns packages;
  private final Labelling labelling;

  Knowledge(
      Tracker tracker,
      Links links,
      Suggest suggest,
      RelatedAnswer related,
      PackageConcerns packages,
      Labelling labelling) {
    this.tracker = tracker;
    this.links = links;
    this.suggest = suggest;
    this.related = related;
    this.packages = packages;
    this.labelling = labelling;
  }

  /** Related reports, in words. */
  String related(Subject subject) {
    Suggest.Considered now = considered(subject);
    List<Candidate> found =
        RelatedReports.of(now.situation(), now.candidates(), now.decision(), now.known()).stream()
            .filter(candidate -> subject.mayBeNamed(candidate.post()))
            .toList();
    boolean sameBug =
        !(now.decision() instanceof Decision.Silent)
            || links.duplicates().duplicateOf(subject.key()).flatMap(subject::named).isPresent();
    return related.render(linked(subject), found, sameBug);
  }

  private List<RelatedAnswer.Linked> linked(Subject subject) {
    IssueKey here = subject.key();
    List<RelatedAnswer.Linked> linked = new ArrayList<>();
    for (Links.Link link : links.at(here)) {
      boolean from = link.from().equals(here);
      String words = from ? link.type().id() : reversed(link.type());
      if (link.type() != Links.Type.DUPLICATE_OF) {
        subject
            .named(from ? link.to() : link.from())
            .ifPresent(post -> linked.add(new RelatedAnswer.Linked(words, post)));
      }
    }
    return linked;
  }

  private static String reversed(Links.Type type) {
    return switch (type) {
      case BLOCKED_BY -> Links.Type.BLOCKS.id();
      case BLOCKS -> Links.Type.BLOCKED_BY.id();
      case UPSTREAM -> "downstream";
      case PART_OF -> "has the part";
      default -> type.id();
    };
  }

  /** The packages concerned, in words. */
  String packages(Subject subject) {
    return packages.answer(
        subject.entry(),
        // The index may lag behind in visibility; the store never does.
        key -> subject.named(Tracker.key(key)).flatMap(post -> tracker.entry(key)),
        subject::mayBeNamed);
  }

  /** The labels that fit now and that nobody took off. */
  List<LabelSuggestion> labels(Subject subject) {
    Suggest.Considered now = considered(subject);
    return labelling.fitting(subject.ref(), now.situation(), now.decision(), subject.entry());
  }

  /** Puts labels on; noted before, so that it can be taken back. */
  void label(Subject subject, List<LabelSuggestion> labels) {
    labels.forEach(one -> subject.step(Effects.Kind.LABELLED, null, null, one.label()));
    labelling.take(subject.ref(), subject.key().number(), subject.config(), labels);
  }

  private Suggest.Considered considered(Subject subject) {
    var stored = tracker.stored(subject.key()).orElseThrow();
    return suggest.consider(subject.entry(), stored, subject.repository(), subject.config());
  }
}

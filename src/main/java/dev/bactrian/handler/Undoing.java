package dev.bactrian.handler;

import dev.bactrian.command.Bench.Undone;
import dev.bactrian.comment.UndoAnswer;
import dev.bactrian.comment.UndoAnswer.Fate;
import dev.bactrian.report.Post;
import dev.bactrian.store.Effects;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes back what the latest command here did, its last step first. What people changed since stays
 * as it is. Not thread-safe.
 */
final class Undoing {

  private final Shelf shelf;
  private final Subject subject;
  private final DuplicateMarks marks;
  private final TypedLinks links;

  Undoing(Shelf shelf, Subject subject, DuplicateMarks marks, TypedLinks links) {
    this.shelf = shelf;
    this.subject = subject;
    this.marks = marks;
    this.links = links;
  }

  Undone undo() {
    long comment = subject.origin().comment();
    List<Effects.Effect> before = shelf.effects().undoneBy(subject.key(), comment);
    if (!before.isEmpty()) {
      // Done by an earlier attempt that could not say so any more.
      return new Undone.Done(
          command(before.getFirst()), before.stream().map(e -> told(e, Fate.DONE)).toList());
    }
    List<Effects.Effect> steps = shelf.effects().latest(subject.key());
    if (steps.isEmpty()) {
      return new Undone.Nothing();
    }
    Effects.Effect first = steps.getFirst();
    if (!first.by().equals(subject.origin().actor()) && !subject.mayTriage()) {
      return new Undone.Refused();
    }
    List<UndoAnswer.Step> told = new ArrayList<>();
    for (Effects.Effect step : steps) {
      told.add(told(step, takeBack(step) ? Fate.DONE : Fate.CHANGED_SINCE));
    }
    shelf.effects().undone(first, comment);
    steps.stream()
        .map(Effects.Effect::other)
        .filter(other -> other != null)
        .distinct()
        .flatMap(other -> subject.named(other).stream())
        .forEach(shelf::refreshNote);
    shelf.suggest().suggest(subject.entry().key());
    shelf.suggest().relink(subject.entry().key());
    return new Undone.Done(command(first), told);
  }

  private boolean takeBack(Effects.Effect step) {
    IssueKey here = subject.key();
    IssueKey other = step.other();
    return switch (step.kind()) {
      case LINKED -> unlink(step);
      case UNLINKED -> relink(step);
      case CLOSED -> {
        boolean ours = marks.closing().isPresent();
        if (ours) {
          marks.reopen(other);
        }
        yield ours;
      }
      case REOPENED ->
          subject.now().isOpen() && subject.named(other).filter(marks::close).isPresent();
      case REJECTED -> {
        shelf.rejections().remove(here, other);
        yield true;
      }
      case UNREJECTED -> {
        shelf.rejections().add(here, other, step.by(), shelf.clock().instant());
        yield true;
      }
      case LABELLED -> {
        shelf.edits().unlabel(subject.ref(), here.number(), step.detail(), subject.config());
        yield true;
      }
    };
  }

  /** Not one that people made since in its place. */
  private boolean unlink(Effects.Effect step) {
    Optional<Links.Link> link =
        shelf
            .links()
            .find(subject.key(), step.type(), step.other())
            .filter(one -> one.by().startsWith("/"));
    if (link.isEmpty()) {
      return false;
    }
    Optional<Post> other = subject.named(step.other());
    if (other.isPresent()) {
      links.remove(link.get(), other.get());
    } else {
      shelf.links().remove(subject.key(), step.type(), step.other());
    }
    return true;
  }

  private boolean relink(Effects.Effect step) {
    if (step.type() == Links.Type.DUPLICATE_OF) {
      return marks.relink(step.other(), step.detail());
    }
    Optional<Post> other = subject.named(step.other());
    other.ifPresent(post -> links.add(post, step.type(), step.detail()));
    return other.isPresent();
  }

  private UndoAnswer.Step told(Effects.Effect step, Fate fate) {
    UndoAnswer.What what =
        switch (step.kind()) {
          case LINKED -> UndoAnswer.What.LINK;
          case UNLINKED -> UndoAnswer.What.UNLINKING;
          case CLOSED -> UndoAnswer.What.CLOSING;
          case REOPENED -> UndoAnswer.What.REOPENING;
          case REJECTED -> UndoAnswer.What.REJECTION;
          case UNREJECTED -> UndoAnswer.What.FORGOTTEN_REJECTION;
          case LABELLED -> UndoAnswer.What.LABEL;
        };
    Post other = step.other() == null ? null : subject.named(step.other()).orElse(null);
    return new UndoAnswer.Step(what, other, step.detail(), fate);
  }

  private static String command(Effects.Effect effect) {
    return effect.line().split(" ", 2)[0];
  }
}

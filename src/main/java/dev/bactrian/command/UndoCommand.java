package dev.bactrian.command;

import dev.bactrian.comment.UndoAnswer;
import java.util.List;

/** {@code /undo}: takes back what the latest command here did. */
final class UndoCommand implements Command {

  private final UndoAnswer answer;

  UndoCommand(UndoAnswer answer) {
    this.answer = answer;
  }

  @Override
  public String name() {
    return "undo";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String help() {
    return "takes back what the latest command here did; once more, the one before";
  }

  @Override
  public Right right() {
    return Right.AUTHOR;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    return switch (bench.undo()) {
      case Bench.Undone.Nothing nothing -> UndoAnswer.nothing();
      case Bench.Undone.Refused refused -> UndoAnswer.refused();
      case Bench.Undone.Done done -> answer.of(done.command(), done.steps());
    };
  }
}

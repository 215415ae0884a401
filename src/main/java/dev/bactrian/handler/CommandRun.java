package dev.bactrian.handler;

import dev.bactrian.command.Bench;
import dev.bactrian.command.Command;
import dev.bactrian.command.CommandTable;
import dev.bactrian.command.Invocation;
import dev.bactrian.command.Right;
import dev.bactrian.comment.CommandAnswers;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.RepositoryApi;
import dev.bactrian.github.RepositoryRef;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one command for one person, wherever it was given, if the repository and the person's
 * rights allow it. Thread-safe.
 */
final class CommandRun {

  private static final Logger log = LoggerFactory.getLogger(CommandRun.class);

  private final CommandTable table;
  private final RepositoryApi repositories;

  CommandRun(CommandTable table, RepositoryApi repositories) {
    this.table = table;
    this.repositories = repositories;
  }

  /** What became of a command. */
  record Result(boolean obeyed, String answer) {}

  /**
   * Whose command it is.
   *
   * @param author of the report
   */
  record Person(String login, String author) {}

  Result run(
      Invocation invocation,
      Person person,
      RepositoryRef ref,
      RepositoryConfig config,
      Bench bench) {
    Optional<Command> command = table.find(invocation.name());
    if (command.isEmpty()) {
      return new Result(false, unknown(invocation));
    }
    if (!config.allowsCommand(invocation.name())) {
      return new Result(false, CommandAnswers.notAllowedHere(invocation.name()));
    }
    try {
      Right right = command.get().right(invocation.arguments());
      if (!mayUse(right, person, ref)) {
        String who = right.words();
        return new Result(false, CommandAnswers.denied(invocation.name(), who));
      }
    } catch (GitHubException e) {
      if (e.isPassing()) {
        throw e;
      }
      log.warn("the role of a person can't be found out: {}", e.getMessage());
      return new Result(false, CommandAnswers.notChecked(invocation.name()));
    }
    return new Result(true, command.get().run(bench, invocation.arguments()));
  }

  /**
   * Whether the person has the right.
   *
   * @throws GitHubException if it can't be found out
   */
  boolean mayUse(Right right, Person person, RepositoryRef ref) {
    return switch (right) {
      case ANYONE -> true;
      case AUTHOR ->
          person.login().equals(person.author())
              || repositories.role(ref, person.login()).mayTriage();
      case TRIAGE -> repositories.role(ref, person.login()).mayTriage();
    };
  }

  /** An unknown word after a slash may be meant for somebody else, unless it is a plain slip. */
  private String unknown(Invocation invocation) {
    String word = invocation.name();
    if (!invocation.addressed()) {
      return table.slip(word).map(near -> CommandAnswers.didYouMean(word, near)).orElse("");
    }
    return table
        .nearest(word)
        .map(near -> CommandAnswers.didYouMean(word, near))
        .orElseGet(() -> CommandAnswers.unknownCommand(word));
  }
}

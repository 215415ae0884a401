package dev.bactrian.web;

import dev.bactrian.store.AskedCommands;
import dev.bactrian.store.IssueKey;
import java.io.IOException;

/** Carries out what people ask for on a page, as if they had commented it. Thread-safe. */
public interface Acting {

  /**
   * Asks for it, and waits a moment: most is done at once, the rest is done later.
   *
   * @param line a slash command as it would stand in a comment
   * @return how far it has come
   * @throws IOException in words for the page, if nothing can be asked for now
   */
  AskedCommands.Asked ask(String login, IssueKey issue, String line) throws IOException;

  /** True if the person may say what the report is the same as; false if it can't be found out. */
  boolean mayDecide(String login, IssueKey issue);
}

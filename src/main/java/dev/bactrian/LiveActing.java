package dev.bactrian;

import dev.bactrian.handler.PageCommands;
import dev.bactrian.store.AskedCommands;
import dev.bactrian.store.DatabaseException;
import dev.bactrian.store.IssueKey;
import dev.bactrian.web.Acting;
import java.io.IOException;

/** What pages ask for goes to the handlers. Thread-safe. */
record LiveActing(PageCommands commands) implements Acting {

  @Override
  public AskedCommands.Asked ask(String login, IssueKey issue, String line) throws IOException {
    try {
      return commands.ask(login, issue, line);
    } catch (DatabaseException e) {
      throw new IOException("The disk can't be written to now; nothing was changed.", e);
    }
  }

  @Override
  public boolean mayDecide(String login, IssueKey issue) {
    return commands.mayDecide(login, issue);
  }
}

package dev.bactrian.comment;

import dev.bactrian.store.IssueKey;

/**
 * Is told what our comments say, so that it is known which of them name a report, also in a text
 * that an edit replaced. Implementations are thread-safe.
 */
public interface Naming {

  /** The comment under that issue has, or is about to have, this text. */
  void said(IssueKey place, long comment, String text);

  /** The comment is deleted. */
  void deleted(IssueKey place, long comment);

  /** Remembers nothing; where a person's own token writes. */
  Naming NONE =
      new Naming() {
        @Override
        public void said(IssueKey place, long comment, String text) {}

        @Override
        public void deleted(IssueKey place, long comment) {}
      };
}

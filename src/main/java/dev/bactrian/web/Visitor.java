package dev.bactrian.web;

import java.util.function.LongPredicate;

/**
 * Who looks at a page.
 *
 * @param login null for somebody who did not sign in
 * @param formKey what the forms of this session must bring back; empty without a session
 * @param privates whether a private repository, by its id, may be seen
 */
public record Visitor(String login, String formKey, LongPredicate privates) {

  public static final Visitor ANYBODY = new Visitor(null, "", repository -> false);

  public boolean isSignedIn() {
    return login != null;
  }

  /** Public repositories are for everybody; GitHub says who may see the others. */
  public boolean maySee(long repository, boolean isPrivate) {
    return !isPrivate || privates.test(repository);
  }
}

package dev.bactrian;

import dev.bactrian.web.SignIn;
import java.net.URI;

/** Whoever tries the program on their own machine is let in at once. Thread-safe. */
final class RehearsedSignIn implements SignIn {

  /** The login of whoever it is. */
  static final String VISITOR = "you";

  @Override
  public boolean isPossible() {
    return true;
  }

  @Override
  public URI ask(String state, String challenge, URI back) {
    return URI.create(back.getPath() + "?code=rehearsal&state=" + state);
  }

  @Override
  public Person exchange(String code, String verifier, URI back) {
    return new Person(VISITOR, "none");
  }

  @Override
  public boolean maySee(Person person, long repository) {
    return true;
  }
}

package dev.bactrian.web;

import java.io.IOException;
import java.net.URI;

/** How people show who they are. Implementations are thread-safe. */
public interface SignIn {

  /**
   * Somebody who signed in.
   *
   * @param token with which GitHub is asked what this person may see; secret
   */
  record Person(String login, String token) {
    @Override
    public String toString() {
      return login;
    }
  }

  /** True if people can sign in at all. */
  boolean isPossible();

  /**
   * Where the browser goes to.
   *
   * @param state comes back with the answer
   * @param challenge SHA-256 of the verifier (RFC 7636)
   * @param back where the answer goes
   */
  URI ask(String state, String challenge, URI back);

  /**
   * Exchanges the answer's code.
   *
   * @throws IOException in words for the page, if it did not work
   */
  Person exchange(String code, String verifier, URI back) throws IOException;

  /** Whether GitHub lets the person see the repository now; false if it can't be found out. */
  boolean maySee(Person person, long repository);

  /** Nobody can sign in: no client of the App is known. */
  SignIn NONE =
      new SignIn() {
        @Override
        public boolean isPossible() {
          return false;
        }

        @Override
        public URI ask(String state, String challenge, URI back) {
          throw new IllegalStateException("nobody can sign in here");
        }

        @Override
        public Person exchange(String code, String verifier, URI back) throws IOException {
          throw new IOException("Nobody can sign in here.");
        }

        @Override
        public boolean maySee(Person person, long repository) {
          return false;
        }
      };
}

package dev.bactrian.github;

/**
 * An account.
 *
 * @param type {@code User}, {@code Bot} or {@code Organization}; null if not said
 */
public record User(long id, String login, String type) {

  /** GitHub's own stand-in for deleted accounts. */
  static final User GHOST = new User(10137, "ghost", "User");

  public User {
    Json.required(login, "login");
  }

  public boolean isBot() {
    return "Bot".equals(type);
  }
}

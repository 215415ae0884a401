package dev.bactrian.config;

import java.util.List;

/** Settings of the deployment are missing or wrong; its message names all of them. */
public final class InvalidSettings extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidSettings(List<String> problems) {
    super(
        (problems.size() == 1 ? "one setting is" : problems.size() + " settings are")
            + " missing or wrong:\n  "
            + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence each: the setting, what is wrong, what to do. */
  public List<String> problems() {
    return problems;
  }
}

package dev.bactrian.command;

import java.util.List;
import java.util.Locale;

/**
 * A command as somebody wrote it.
 *
 * @param name without the slash, in lower case
 * @param arguments the words after it
 * @param addressed true if it was said to us by name, so that nobody else can be meant
 */
public record Invocation(String name, List<String> arguments, boolean addressed) {

  public Invocation {
    name = name.toLowerCase(Locale.ROOT);
    arguments = List.copyOf(arguments);
  }

  /** The same however it was spaced and whether it was addressed. */
  public String line() {
    return arguments.isEmpty() ? name : name + " " + String.join(" ", arguments);
  }
}

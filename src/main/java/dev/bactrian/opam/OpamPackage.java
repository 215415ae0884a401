package dev.bactrian.opam;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package by its latest release. Immutable.
 *
 * @param name without version
 * @param version of the latest release that opam would choose
 * @param depends what it needs: of each set one at least
 * @param testDepends what only its tests and documentation need
 * @param optional what it uses where it is there, or on some machines only
 * @param bounds of the compiler, as the opam file has them; empty if there are none
 * @param ocaml5 what the bounds say about OCaml 5
 * @param flags such as {@code conf}, {@code compiler}, {@code deprecated}
 * @param devRepo address of its sources, or empty
 * @param bugReports address of its tracker, or empty
 * @param closedReleases versions, older ones too, whose bounds keep OCaml 5 out; newest first
 */
public record OpamPackage(
    String name,
    String version,
    List<Set<String>> depends,
    Set<String> testDepends,
    Set<String> optional,
    String bounds,
    Ocaml5 ocaml5,
    Set<String> flags,
    String devRepo,
    String bugReports,
    List<String> closedReleases) {

  private static final Pattern GITHUB =
      Pattern.compile("github\\.com[/:]([A-Za-z0-9-]{1,39})/([\\w.-]{1,100})");

  public OpamPackage {
    depends = List.copyOf(depends);
    testDepends = Set.copyOf(testDepends);
    optional = Set.copyOf(optional);
    flags = Set.copyOf(flags);
    closedReleases = List.copyOf(closedReleases);
  }

  /** The compiler and what only stands for a part of it: everything depends on these. */
  public boolean isCompiler() {
    return flags.contains("compiler") || isCompiler(name);
  }

  /** The same for one of which only the name is known. */
  public static boolean isCompiler(String name) {
    return name.equals("ocaml")
        || name.startsWith("base-")
        || name.startsWith("ocaml-base-compiler")
        || name.startsWith("ocaml-variants")
        || name.startsWith("ocaml-system");
  }

  /** {@code owner/name} on GitHub of its tracker, else of its sources. */
  public Optional<String> home() {
    return onGitHub(bugReports).or(() -> onGitHub(devRepo));
  }

  private static Optional<String> onGitHub(String address) {
    Matcher matcher = GITHUB.matcher(address);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String repository = matcher.group(2);
    return Optional.of(
        matcher.group(1)
            + "/"
            + (repository.endsWith(".git")
                ? repository.substring(0, repository.length() - 4)
                : repository));
  }
}

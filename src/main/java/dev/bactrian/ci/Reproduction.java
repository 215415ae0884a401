package dev.bactrian.ci;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How to see a build fail again: the run's commit of opam-repository, its compiler, and the package
 * whose own build failed. Pure. Words of logs get into it only where they are plain package names.
 */
public final class Reproduction {

  private static final Pattern PACKAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+.~-]{0,120}");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");
  private static final Pattern PLAIN = Pattern.compile("\\d{1,2}\\.\\d{1,2}(?:\\.\\d{1,2})?");

  private final List<String> compiler;
  private final String commit;
  private final String packageName;
  private final boolean withTest;

  private Reproduction(List<String> compiler, String commit, String packageName, boolean withTest) {
    this.compiler = compiler;
    this.commit = commit;
    this.packageName = packageName;
    this.withTest = withTest;
  }

  /**
   * Made from what a run says.
   *
   * @param run its id, which names the commit
   * @param column name of the compiler's column
   * @param packageName {@code name.version}
   * @throws IllegalArgumentException if the run or the package is not named as such things are
   */
  public static Reproduction of(String run, String column, String packageName, LogExcerpt excerpt) {
    String commit = HealthCheckRuns.commitOf(run);
    if (!COMMIT.matcher(commit).matches()) {
      throw new IllegalArgumentException("run " + run + " names no commit of opam-repository");
    }
    if (!PACKAGE.matcher(packageName).matches()) {
      throw new IllegalArgumentException("not a package: " + packageName);
    }
    List<String> compiler =
        excerpt.compiler().isEmpty() ? List.of(compilerOf(column)) : excerpt.compiler();
    return new Reproduction(compiler, commit, packageName, excerpt.withTest());
  }

  /** The opam package of a column's compiler: columns are named after versions or variants. */
  private static String compilerOf(String column) {
    if (PLAIN.matcher(column).matches()) {
      String full = column.chars().filter(c -> c == '.').count() == 1 ? column + ".0" : column;
      return "ocaml-base-compiler." + full;
    }
    if (!PACKAGE.matcher(column).matches()) {
      throw new IllegalArgumentException("not a compiler: " + column);
    }
    return "ocaml-variants." + column.replaceFirst("^(\\d+\\.\\d+)([+~])", "$1.0$2");
  }

  /** Commands for a machine that has opam 2.1 or later; they leave other switches alone. */
  public List<String> commands() {
    return List.of(
        "git clone https://github.com/ocaml/opam-repository",
        "git -C opam-repository checkout " + commit,
        "export OPAMROOT=\"$PWD/opam-root\" OPAMYES=1 OPAMERRLOGLEN=0",
        "opam init --bare --no-setup --disable-sandboxing ./opam-repository",
        "opam switch create reproduction --packages=" + String.join(",", compiler),
        install());
  }

  /** The same as a Dockerfile. */
  public String dockerfile() {
    return """
        FROM debian:12
        RUN apt-get update && apt-get install -y --no-install-recommends \\
            build-essential ca-certificates curl git m4 opam patch pkg-config rsync unzip
        ENV OPAMROOTISOK=1 OPAMYES=1 OPAMERRLOGLEN=0 OPAMCONFIRMLEVEL=unsafe-yes
        RUN git clone https://github.com/ocaml/opam-repository /opam-repository \\
         && git -C /opam-repository checkout %s
        RUN opam init --bare --no-setup --disable-sandboxing /opam-repository
        RUN opam switch create reproduction --packages=%s
        RUN %s
        """
        .formatted(commit, String.join(",", compiler), install());
  }

  private String install() {
    return "opam install --switch=reproduction -v "
        + (withTest ? "--with-test " : "")
        + packageName;
  }
}

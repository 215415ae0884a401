package dev.bactrian.ci.job;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /github/<owner>/<name>/commit/<hash>[/variant/<variant>][/-/<ref>]}: how the pages of
 * ocaml-ci, opam-repo-ci and ocaml-multicore-ci are named (web-ui/github.ml there).
 *
 * @param variant of one job; null where the whole commit is meant
 */
record CommitPath(String owner, String name, String hash, String variant) {

  private static final Pattern PATH =
      Pattern.compile(
          "/github/([\\w.-]{1,100})/([\\w.-]{1,100})/commit/([0-9a-f]{6,40})"
              + "(?:/variant/((?:(?!/-/)[^?#]){1,300}))?(?:/-/.{0,300})?/?");

  /** Reads a link below a server. */
  static Optional<CommitPath> of(ServerBase base, URI link) {
    Matcher path = PATH.matcher(base.path(link).orElse(""));
    return path.matches()
        ? Optional.of(
            new CommitPath(path.group(1), path.group(2), path.group(3), variant(path.group(4))))
        : Optional.empty();
  }

  private static String variant(String text) {
    return text == null || !text.endsWith("/") ? text : text.substring(0, text.length() - 1);
  }

  String repository() {
    return owner + "/" + name;
  }

  /** The page of the commit. */
  URI commit(ServerBase base) {
    return base.at("github", owner, name, "commit", hash);
  }

  /** The page of one of its jobs. */
  URI job(ServerBase base, String which) {
    return base.at("github", owner, name, "commit", hash, "variant", which);
  }
}

package dev.bactrian.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A CI server whose builds and logs are read.
 *
 * @param url without a slash at the end
 * @param isOwn true if the operator named it: then it may stand in a network of one's own
 */
public record CiServer(Kind kind, URI url, boolean isOwn) {

  /** What kind of server it is. */
  public enum Kind {
    OCAML_CI,
    OPAM_REPO_CI,
    OCAML_MULTICORE_CI,
    MULTICORETESTS_CI,
    OPAM_HEALTH_CHECK,
    /** The engine's own pages, which each of the others has too. */
    OCURRENT;

    /** The word in the setting and in figures. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.id().equals(word)).findFirst();
    }
  }

  private static final String VARIABLE = "BACTRIAN_CI_SERVERS";
  private static final String PUBLIC = "public";

  /** The public instances (ocurrent-deployer, doc/services.md). */
  public static final List<CiServer> PUBLIC_ONES =
      List.of(
          known(Kind.OCAML_CI, "https://ocaml.ci.dev"),
          known(Kind.OCURRENT, "https://ocaml.ci.dev:8100"),
          known(Kind.OPAM_REPO_CI, "https://opam.ci.ocaml.org"),
          known(Kind.OCURRENT, "https://opam-repo.ci.ocaml.org"),
          known(Kind.MULTICORETESTS_CI, "https://ocaml-multicoretests.ci.dev:8100"),
          known(Kind.OCAML_MULTICORE_CI, "https://multicore.ci.ocamllabs.io"),
          known(Kind.OCURRENT, "https://multicore.ci.ocamllabs.io:8100"),
          known(Kind.OPAM_HEALTH_CHECK, "https://check.ci.ocaml.org"),
          known(Kind.OPAM_HEALTH_CHECK, "https://windows.check.ci.dev"),
          known(Kind.OPAM_HEALTH_CHECK, "https://dune.check.ci.dev"),
          known(Kind.OPAM_HEALTH_CHECK, "https://freebsd.check.ci.dev"));

  private static CiServer known(Kind kind, String url) {
    return new CiServer(kind, URI.create(url), false);
  }

  /**
   * Reads {@code BACTRIAN_CI_SERVERS}: entries of kind and address with commas between; {@code
   * public} stands for the public ones, {@code off} for none. Without it, the public ones.
   *
   * @throws InvalidSettings naming every entry that is wrong
   */
  public static List<CiServer> read(Map<String, String> environment) {
    String text = environment.getOrDefault(VARIABLE, "").strip();
    if (text.isEmpty()) {
      return PUBLIC_ONES;
    }
    Set<CiServer> servers = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    for (String entry : text.equals("off") ? new String[0] : text.split(",")) {
      if (entry.strip().equals(PUBLIC)) {
        servers.addAll(PUBLIC_ONES);
      } else if (!entry.isBlank()) {
        one(entry.strip()).ifPresentOrElse(servers::add, () -> problems.add(wrong(entry)));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return List.copyOf(servers);
  }

  private static Optional<CiServer> one(String entry) {
    String[] parts = entry.split("\\s+");
    Optional<Kind> kind = Kind.of(parts[0]);
    if (parts.length != 2 || kind.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(parts[1].replaceFirst("/+$", ""));
      boolean web =
          url.getHost() != null
              && url.getUserInfo() == null
              && url.getQuery() == null
              && List.of("http", "https").contains(url.getScheme());
      return web ? Optional.of(new CiServer(kind.get(), url, true)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String wrong(String entry) {
    return VARIABLE
        + ": \""
        + entry.strip()
        + "\" must be a kind and an address, such as ocaml-ci https://ocaml.ci.dev; kinds are "
        + String.join(", ", Arrays.stream(Kind.values()).map(Kind::id).toList());
  }
}

package dev.bactrian.github;

import java.net.URI;

/**
 * Where GitHub is: github.com, or an Enterprise Server, whose REST base ends in {@code /api/v3}
 * (docs.github.com, "Getting started with the REST API", Enterprise Server).
 *
 * @param api REST base, without a slash at the end
 * @param web what people's browsers see, without a slash at the end
 */
public record GitHubHost(URI api, URI web) {

  public static final GitHubHost GITHUB_COM =
      new GitHubHost(URI.create("https://api.github.com"), URI.create("https://github.com"));

  public GitHubHost {
    api = withoutSlash(api);
    web = withoutSlash(web);
  }

  /** The GraphQL address that belongs to the REST base. */
  public URI graphql() {
    String base = api.toString();
    return URI.create(
        (base.endsWith("/v3") ? base.substring(0, base.length() - "/v3".length()) : base)
            + "/graphql");
  }

  /** True for an Enterprise Server: its API lies below {@code /api/v3} of the server itself. */
  public boolean isEnterpriseServer() {
    return api.getPath() != null && api.getPath().endsWith("/api/v3");
  }

  /** True on github.com itself, where links through redirect.github.com leave no back-link. */
  public boolean isGitHubDotCom() {
    return "github.com".equals(web.getHost());
  }

  /** True where GitHub itself runs it: github.com, or a subdomain of ghe.com. */
  public boolean isHosted() {
    return isGitHubDotCom() || String.valueOf(web.getHost()).endsWith(".ghe.com");
  }

  private static URI withoutSlash(URI uri) {
    String text = uri.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
  }
}

package dev.bactrian.github;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests all parts of the API are made of: with the right token, paged, GraphQL. */
final class Calls {

  /** Far more than any issue has comments; a bound all the same. */
  private static final int MAX_PAGES = 100;

  private final Rest rest;
  private final Tokens tokens;

  Calls(Rest rest, Tokens tokens) {
    this.rest = rest;
    this.tokens = tokens;
  }

  Answer get(RepositoryRef repository, Access access, String path) {
    return send("GET", repository, access, path, null);
  }

  /** A request below the repository's path. */
  Answer send(String method, RepositoryRef repository, Access access, String path, Object body) {
    return sent(repository, access, method, rest.uri(repository.path() + path), body);
  }

  /** One page, the first of {@code path} or the one that {@code cursor} names. */
  <T> Page<T> page(
      RepositoryRef repository, String path, String cursor, TypeReference<List<T>> type) {
    URI uri = cursor == null ? rest.uri(repository.path() + path) : URI.create(cursor);
    Answer answer = sent(repository, Access.ISSUES, "GET", uri, null);
    return new Page<>(answer.as(type), answer.next().map(URI::toString));
  }

  /** All pages. */
  <T> List<T> all(RepositoryRef repository, String path, TypeReference<List<T>> type) {
    List<T> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Page<T> page = page(repository, path, cursor.orElse(null), type);
      all.addAll(page.items());
      cursor = page.next();
      if (cursor.isEmpty()) {
        break;
      }
    }
    return all;
  }

  /**
   * Asks by GraphQL.
   *
   * @return the field {@code data}
   * @throws GitHubException too if the answer names errors
   */
  JsonNode graphql(RepositoryRef repository, String query, Map<String, ?> variables) {
    Answer answer =
        sent(
            repository,
            Access.ISSUES,
            "POST",
            rest.host().graphql(),
            Map.of("query", query, "variables", variables));
    JsonNode json = answer.json();
    JsonNode errors = json.path("errors");
    if (errors.isArray() && !errors.isEmpty()) {
      throw GraphQlErrors.explain(
          errors.get(0), Limits.retryAt(answer::header, rest.clock().instant()));
    }
    return json.path("data");
  }

  private Answer sent(
      RepositoryRef repository, Access access, String method, URI uri, Object body) {
    return tokens.with(
        repository,
        access,
        token -> rest.send(new Request(method, uri, body, token, repository.installation(), null)));
  }
}

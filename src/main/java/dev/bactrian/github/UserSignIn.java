package dev.bactrian.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs people in through the App's web flow with PKCE, and asks GitHub as them (docs.github.com,
 * "Generating a user access token for a GitHub App"). A user token of an App sees what both the
 * person and the App may see. Thread-safe.
 */
public final class UserSignIn {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int MAX_ANSWER = 64 * 1024;

  private final GitHubHost host;
  private final String clientId;
  private final String clientSecret;
  private final Rest rest;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public UserSignIn(GitHubHost host, String clientId, String clientSecret, InstantSource clock) {
    this.host = host;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.rest = new Rest(host, WriteBudget.unlimited(), clock);
  }

  /** Where the browser goes to. */
  public URI authorize(String state, String challenge, URI back) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", clientId);
    query.put("redirect_uri", back.toString());
    query.put("state", state);
    query.put("code_challenge", challenge);
    query.put("code_challenge_method", "S256");
    return URI.create(host.web() + "/login/oauth/authorize?" + form(query));
  }

  /**
   * The person's token for the code that came back.
   *
   * @throws IOException if GitHub refuses it or can't be reached; holds no secret
   */
  public String exchange(String code, String verifier, URI back) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_id", clientId);
    fields.put("client_secret", clientSecret);
    fields.put("code", code);
    fields.put("redirect_uri", back.toString());
    fields.put("code_verifier", verifier);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(host.web() + "/login/oauth/access_token"))
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("User-Agent", Rest.USER_AGENT)
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
            .build();
    JsonNode answer;
    try {
      HttpResponse<byte[]> response =
          client.send(
              request,
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER));
      answer = Json.MAPPER.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("GitHub did not answer in time. Try again.", e);
    } catch (IOException e) {
      throw new IOException("GitHub can't be reached, or its answer can't be read. Try again.", e);
    }
    // Errors come with status 200.
    String token = answer == null ? "" : answer.path("access_token").asText("");
    if (token.isEmpty()) {
      String error =
          answer == null ? "" : answer.path("error").asText("").replaceAll("[^a-z_]", "");
      throw new IOException("GitHub refused the sign-in (" + error + "). Try again.");
    }
    return token;
  }

  /**
   * Whose token it is.
   *
   * @throws GitHubException if GitHub does not say
   */
  public String login(String token) {
    return rest.send(Request.get(rest.uri("/user"), token, 0)).as(User.class).login();
  }

  /**
   * True if the person may see the repository.
   *
   * @throws GitHubException if GitHub does not say
   */
  public boolean sees(String token, RepositoryRef repository) {
    try {
      return rest.send(Request.get(rest.uri(repository.path()), token, 0))
              .json()
              .path("id")
              .asLong()
          == repository.id();
    } catch (GitHubException e) {
      if (e.kind() == GitHubException.Kind.NOT_FOUND
          || e.kind() == GitHubException.Kind.FORBIDDEN
          || e.kind() == GitHubException.Kind.UNAUTHORIZED) {
        return false;
      }
      throw e;
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}

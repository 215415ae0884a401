package dev.bactrian.github.fake;

import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * GitHub's web flow for people (docs.github.com, "Generating a user access token for a GitHub
 * App"): whoever comes consents at once. PKCE is checked, a code works once.
 */
final class FakeSignIn {

  private final FakeGitHub github;
  private final Map<String, String> challenges = new HashMap<>();
  private int last;
  String person = "tara";
  boolean refuses;

  FakeSignIn(FakeGitHub github) {
    this.github = github;
  }

  Optional<Response> answer(Request request) {
    String path = URI.create(request.getUrl()).getPath();
    return switch (path) {
      case "/login/oauth/authorize" -> Optional.of(authorize(request));
      case "/login/oauth/access_token" -> Optional.of(token(request));
      case "/user" -> Optional.of(user(request));
      default -> Optional.empty();
    };
  }

  private Response authorize(Request request) {
    Map<String, QueryParameter> query = Urls.splitQuery(URI.create(request.getUrl()));
    String back = query.get("redirect_uri").firstValue();
    String state = query.get("state").firstValue();
    if (refuses) {
      return redirect(back + "?error=access_denied&state=" + state);
    }
    String code = "code-" + ++last;
    challenges.put(code, query.get("code_challenge").firstValue());
    return redirect(back + "?code=" + code + "&state=" + state);
  }

  private Response token(Request request) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : request.getBodyAsString().split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    String challenge = challenges.remove(fields.get("code"));
    if (challenge == null
        || !challenge.equals(hash(fields.get("code_verifier")))
        || !"client-secret".equals(fields.get("client_secret"))) {
      return json("{\"error\":\"bad_verification_code\"}");
    }
    return json(
        "{\"access_token\":\"%s\",\"token_type\":\"bearer\"}"
            .formatted(
                github.tokens.createFor(
                    person,
                    FakeGitHub.INSTALLATION,
                    github.world.visibleTo(person),
                    github.now().plusSeconds(28_800))));
  }

  private Response user(Request request) {
    String token = String.valueOf(request.getHeader("Authorization")).replaceFirst("^Bearer ", "");
    return github.tokens.grant(token) == null
        ? Response.response().status(401).body("{\"message\":\"Bad credentials\"}").build()
        : json("{\"login\":\"%s\",\"id\":1}".formatted(token.split("_")[1]));
  }

  private static Response redirect(String to) {
    return Response.response()
        .status(302)
        .headers(new HttpHeaders(HttpHeader.httpHeader("Location", to)))
        .build();
  }

  private static Response json(String body) {
    return Response.response()
        .status(200)
        .headers(new HttpHeaders(HttpHeader.httpHeader("Content-Type", "application/json")))
        .body(body)
        .build();
  }

  private static String hash(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.bactrian.github.fake;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the fake answers.
 *
 * @param body to be written as JSON, a String as it is, or null
 */
record FakeAnswer(int status, Object body, Map<String, String> headers) {

  static FakeAnswer ok(Object body) {
    return new FakeAnswer(200, body, Map.of());
  }

  static FakeAnswer created(Object body) {
    return new FakeAnswer(201, body, Map.of());
  }

  static FakeAnswer empty(int status) {
    return new FakeAnswer(status, null, Map.of());
  }

  static FakeAnswer notFound() {
    return failure(404, "Not Found");
  }

  static FakeAnswer failure(int status, String message) {
    return new FakeAnswer(
        status,
        Map.of("message", message, "documentation_url", "https://docs.github.com/rest"),
        Map.of());
  }

  /** A missing permission, such as {@code issues:write}. */
  static FakeAnswer forbidden(String permission) {
    return new FakeAnswer(
        403,
        failure(403, "Resource not accessible by integration").body(),
        Map.of("x-accepted-github-permissions", permission.replace(':', '=')));
  }

  /** One page of a list, with a Link header if there are more. */
  static FakeAnswer page(FakeRequest request, String api, List<?> all) {
    int from = Math.min(all.size(), (request.page() - 1) * request.perPage());
    int to = Math.min(all.size(), from + request.perPage());
    Map<String, String> headers = new LinkedHashMap<>();
    if (to < all.size()) {
      StringBuilder next = new StringBuilder(api).append(request.path()).append('?');
      request
          .query()
          .forEach(
              (name, value) -> {
                if (!name.equals("page")) {
                  next.append(name).append('=').append(encoded(value)).append('&');
                }
              });
      headers.put("Link", "<" + next + "page=" + (request.page() + 1) + ">; rel=\"next\"");
    }
    return new FakeAnswer(200, all.subList(from, to), headers);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

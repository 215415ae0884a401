package dev.bactrian.github.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes each request through the faults, the permissions, the routes and the description. */
final class FakeDesk {

  private static final int SLOW_MILLIS = 1_500;

  private final ObjectMapper mapper = new ObjectMapper();
  private final FakeGitHub github;
  private final List<Route> routes = new ArrayList<>();
  private final FakeGraphQl graphql;
  private final List<Fault> once = new CopyOnWriteArrayList<>();
  private final List<Fault> always = new CopyOnWriteArrayList<>();
  private final List<Held> held = new CopyOnWriteArrayList<>();
  private final List<String> offences = new CopyOnWriteArrayList<>();

  FakeDesk(FakeGitHub github) {
    this.github = github;
    this.graphql = new FakeGraphQl(github);
    routes.addAll(new FakeAppRoutes(github).routes());
    routes.addAll(new FakeRepositoryRoutes(github).routes());
    // Before issues: "comments" would be taken for a number.
    routes.addAll(new FakeCommentRoutes(github).routes());
    routes.addAll(new FakeIssueRoutes(github).routes());
  }

  void failNext(Fault fault) {
    once.add(fault);
  }

  void failAlways(Fault fault) {
    always.add(fault);
  }

  void recover() {
    once.clear();
    always.clear();
  }

  Held holdNext(String requests) {
    Held one = new Held(requests);
    held.add(one);
    return one;
  }

  /** Returns when the request may be answered; others are answered meanwhile. */
  void hold(Request request) {
    String name = request.getMethod() + " " + request.getUrl();
    for (Held one : held) {
      if (one.isFor(name) && held.remove(one)) {
        one.await();
        return;
      }
    }
  }

  List<String> offences() {
    return List.copyOf(offences);
  }

  synchronized Response answer(Request raw) {
    try {
      Optional<Response> person = github.signIn.answer(raw);
      if (person.isPresent()) {
        return person.get();
      }
      FakeRequest request = FakeRequest.of(raw);
      github.requested(request.toString());
      Optional<Fault> fault = fault(request.toString());
      if (fault.isPresent() && fault.get().kind() == Fault.Kind.REFUSED) {
        return refused(fault.get());
      }
      FakeAnswer answer = answer(request);
      Response response = response(request, answer);
      return fault.isPresent() ? spoiled(fault.get(), response) : response;
    } catch (RuntimeException | LinkageError e) {
      // An error too where a description can't be read: else the server would hide it.
      offences.add(raw.getMethod() + " " + raw.getUrl() + ": " + e);
      return Response.response().status(500).body("the fake failed: " + e).build();
    }
  }

  private FakeAnswer answer(FakeRequest request) {
    if (request.path().equals("/graphql")) {
      return graphql(request);
    }
    Route route =
        routes.stream()
            .filter(one -> one.matches(request))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the fake has no such endpoint"));
    Descriptions.check(route, request);
    Optional<FakeAnswer> refusal = refusal(route, request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    FakeAnswer answer = route.answer().apply(request);
    Descriptions.check(route, answer);
    if (request.isWrite() && request.path().startsWith("/repos/") && answer.status() < 300) {
      github.written(request.toString());
    }
    return answer;
  }

  private FakeAnswer graphql(FakeRequest request) {
    Descriptions.checkGraphQl(request.body());
    FakeTokens.Grant grant = github.tokens.grant(request.token());
    if (grant == null) {
      return FakeAnswer.failure(401, "Bad credentials");
    }
    FakeAnswer answer = graphql.answer(request);
    boolean failed = ((Map<?, ?>) answer.body()).containsKey("errors");
    if (FakeGraphQl.isMutation(request) && !failed) {
      String query = request.body().path("query").asText();
      github.written("GraphQL " + query.replaceFirst("(?s)^.*?\\{\\s*(\\w+)\\(.*$", "$1"));
    }
    return answer;
  }

  private Optional<FakeAnswer> refusal(Route route, FakeRequest request) {
    if (route.permission().isEmpty()) {
      return Optional.empty();
    }
    if (route.permission().equals("app")) {
      return FakeTokens.isApp(request.token(), FakeGitHub.APP_ID, github.now())
          ? Optional.empty()
          : Optional.of(FakeAnswer.failure(401, "A JSON web token could not be decoded"));
    }
    FakeTokens.Grant grant = github.tokens.grant(request.token());
    if (request.token() != null && (grant == null || grant.until().isBefore(github.now()))) {
      return Optional.of(FakeAnswer.failure(401, "Bad credentials"));
    }
    if (request.parts().getFirst().equals("repos")) {
      FakeRepository repository = github.world.repositoryOf(request);
      if (repository == null) {
        return Optional.of(moved(request));
      }
      if (!isVisible(repository, grant)) {
        return Optional.of(FakeAnswer.notFound());
      }
    }
    return isAllowed(route, grant)
        ? Optional.empty()
        : Optional.of(FakeAnswer.forbidden(route.permission()));
  }

  private FakeAnswer moved(FakeRequest request) {
    FakeRepository repository = github.world.formerRepositoryOf(request);
    if (repository == null) {
      return FakeAnswer.notFound();
    }
    String old = "/repos/" + request.parts().get(1) + "/" + request.parts().get(2);
    String location =
        github.apiUrl() + request.path().replace(old, "/repos/" + repository.fullName());
    return new FakeAnswer(
        request.isWrite() ? 307 : 301,
        Map.of("message", "Moved Permanently", "url", location),
        Map.of("Location", location));
  }

  private static boolean isVisible(FakeRepository repository, FakeTokens.Grant grant) {
    if (grant == null) {
      return !repository.isPrivate();
    }
    return grant.installation() == repository.installation
        && (grant.repositories().isEmpty() || grant.repositories().contains(repository.id()));
  }

  private static boolean isAllowed(Route route, FakeTokens.Grant grant) {
    String[] needed = route.permission().split(":");
    if (grant == null) {
      return needed[1].equals("read");
    }
    String level = grant.permissions().get(needed[0]);
    return level != null && (level.equals(needed[1]) || level.equals("write"));
  }

  private Optional<Fault> fault(String request) {
    for (Fault fault : once) {
      if (fault.requests().matcher(request).find()) {
        once.remove(fault);
        return Optional.of(fault);
      }
    }
    return always.stream().filter(one -> one.requests().matcher(request).find()).findFirst();
  }

  private Response refused(Fault fault) {
    List<HttpHeader> headers = new ArrayList<>();
    fault.headers().forEach((name, value) -> headers.add(HttpHeader.httpHeader(name, value)));
    return Response.response()
        .status(fault.status())
        .headers(new HttpHeaders(headers))
        .body("{\"message\":\"" + fault.message() + "\"}")
        .build();
  }

  private static Response spoiled(Fault fault, Response response) {
    return switch (fault.kind()) {
      case FAILED_AFTER_EFFECT ->
          Response.response().status(fault.status()).body("Bad Gateway").build();
      case TRUNCATED ->
          Response.Builder.like(response)
              .body(Arrays.copyOf(response.getBody(), response.getBody().length / 2))
              .build();
      case WRONG_TYPE ->
          Response.response()
              .status(fault.status())
              .headers(new HttpHeaders(HttpHeader.httpHeader("Content-Type", "text/html")))
              .body("<!doctype html><title>Unicorn!</title>")
              .build();
      case CONNECTION_LOST ->
          Response.Builder.like(response)
              .fault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
              .build();
      case SLOW -> Response.Builder.like(response).incrementInitialDelay(SLOW_MILLIS).build();
      case REFUSED -> throw new IllegalStateException("answered before");
    };
  }

  private Response response(FakeRequest request, FakeAnswer answer) {
    byte[] body = bytes(answer.body());
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("x-ratelimit-limit", "5000");
    headers.put("x-ratelimit-remaining", Integer.toString(github.rateLeft));
    headers.put("x-ratelimit-reset", Long.toString(github.now().getEpochSecond() + 1_800));
    headers.put(
        "Date",
        java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
            java.time.ZonedDateTime.ofInstant(github.now(), java.time.ZoneOffset.UTC)));
    int status = answer.status();
    if (!request.isWrite() && status == 200) {
      String etag = "\"" + Integer.toHexString(Arrays.hashCode(body)) + "\"";
      headers.put("ETag", etag);
      headers.put("Cache-Control", "private, max-age=0, must-revalidate");
      if (etag.equals(request.etag())) {
        status = 304;
        body = new byte[0];
      }
    }
    List<HttpHeader> list = new ArrayList<>();
    headers.forEach((name, value) -> list.add(HttpHeader.httpHeader(name, value)));
    return Response.response().status(status).headers(new HttpHeaders(list)).body(body).build();
  }

  private byte[] bytes(Object body) {
    if (body == null) {
      return new byte[0];
    }
    try {
      return body instanceof String text
          ? text.getBytes(StandardCharsets.UTF_8)
          : mapper.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

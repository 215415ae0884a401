package dev.bactrian.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds requests and answers against GitHub's own descriptions, where those can be had. Every
 * method throws IllegalArgumentException if one is not as described. Thread-safe.
 */
final class Descriptions {

  private static final Set<String> USED = ConcurrentHashMap.newKeySet();

  private Descriptions() {}

  /** Read when they are first needed, once for all tests. */
  private static final class Rest {
    static final Optional<RestDescription> DESCRIPTION = Published.REST.file().map(Rest::read);

    private static RestDescription read(Path file) {
      try {
        return new RestDescription(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void check(Route route, FakeRequest request) {
    if (Rest.DESCRIPTION.isPresent()) {
      Rest.DESCRIPTION.get().check(route, request);
      USED.add(route.method() + " " + route.template());
    }
  }

  static void check(Route route, FakeAnswer answer) {
    Rest.DESCRIPTION.ifPresent(description -> description.check(route, answer));
  }

  /** Read when it is first needed, once for all tests. */
  private static final class GraphQl {
    static final Optional<GraphQlDescription> DESCRIPTION =
        Published.GRAPHQL.file().map(GraphQl::read);

    private static GraphQlDescription read(Path file) {
      try {
        return new GraphQlDescription(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void checkGraphQl(JsonNode request) {
    if (GraphQl.DESCRIPTION.isPresent()) {
      USED.addAll(GraphQl.DESCRIPTION.get().check(request));
    }
  }

  /** How many different endpoints were asked and found described. */
  static int endpoints() {
    return USED.size();
  }
}

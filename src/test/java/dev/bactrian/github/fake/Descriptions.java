package dev.bactrian.github.fake;

import com.fasterxml.jackson.databind.JsonNode;

/** Holds requests and answers against GitHub's own descriptions. */
final class Descriptions {

  private Descriptions() {}

  static void check(Route route, FakeRequest request) {}

  static void check(Route route, FakeAnswer answer) {}

  static void checkGraphQl(JsonNode request) {}
}

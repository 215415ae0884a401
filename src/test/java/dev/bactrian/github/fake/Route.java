package dev.bactrian.github.fake;

import java.util.List;
import java.util.function.Function;

/**
 * One endpoint of the fake.
 *
 * @param template as GitHub's OpenAPI description writes it
 * @param permission {@code name:level} a token needs; {@code app} for the App's own; empty for none
 */
record Route(
    String method, String template, String permission, Function<FakeRequest, FakeAnswer> answer) {

  boolean matches(FakeRequest request) {
    if (!method.equals(request.method())) {
      return false;
    }
    List<String> wanted = List.of(template.substring(1).split("/"));
    boolean open = template.endsWith("{path}");
    if (open ? request.parts().size() < wanted.size() : request.parts().size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).startsWith("{") && !wanted.get(i).equals(request.parts().get(i))) {
        return false;
      }
    }
    return true;
  }
}

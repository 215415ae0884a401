package dev.bactrian.github.fake;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Lets the desk answer what WireMock receives. */
final class FakeTransformer implements ResponseTransformerV2 {

  static final String NAME = "fake-github";

  private final FakeDesk desk;

  FakeTransformer(FakeDesk desk) {
    this.desk = desk;
  }

  @Override
  public Response transform(Response response, ServeEvent event) {
    desk.hold(event.getRequest());
    return desk.answer(event.getRequest());
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public String getName() {
    return NAME;
  }
}

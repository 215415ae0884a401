package dev.bactrian.github.fake;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/** The other host, on which logs of jobs lie; it wants no token. Started when it is needed. */
final class FakeStorage implements AutoCloseable {

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private final FakeWorld world;

  FakeStorage(FakeWorld world) {
    this.world = world;
  }

  synchronized String url() {
    if (!server.isRunning()) {
      server.start();
    }
    world
        .repositories()
        .forEach(
            one ->
                one.jobLogs.forEach(
                    (job, text) ->
                        server.stubFor(
                            WireMock.get("/job/" + job)
                                .withHeader("Authorization", WireMock.absent())
                                .willReturn(WireMock.ok(text)))));
    return server.baseUrl();
  }

  @Override
  public void close() {
    server.stop();
  }
}

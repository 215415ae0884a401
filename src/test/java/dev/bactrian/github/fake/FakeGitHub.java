package dev.bactrian.github.fake;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.bactrian.github.AppAuth;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubHost;
import dev.bactrian.github.WriteBudget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GitHub over HTTP. Tests set it up with what people did ({@link #repository}, {@link
 * FakeRepository#issue}), let the program talk to {@link #apiUrl}, and look at what became of the
 * issues and at {@link #writes}. Every request must be one that GitHub's own description allows.
 */
public final class FakeGitHub implements AutoCloseable {

  public static final long APP_ID = 4242;
  public static final String APP_SLUG = "bactrian";
  public static final String MANIFEST_CODE = "manifest-code";

  /** The installation repositories belong to, if not said otherwise. */
  public static final long INSTALLATION = 77;

  final FakeTokens tokens = new FakeTokens();
  final FakeSignIn signIn = new FakeSignIn(this);
  final FakeHooks hooks = new FakeHooks(this);
  final FakeWorld world = new FakeWorld();
  final FakeApp app = new FakeApp(this);
  final Map<String, Map<String, String>> gists = new LinkedHashMap<>();
  boolean knowsSuggestedLabels = true;
  boolean refusesNativeDuplicates;
  int rateLeft = 4_999;

  private final InstantSource clock;
  private final WireMockServer server;
  private final FakeStorage storage;
  private final FakeJson json;
  private final FakeDesk desk;
  private final List<String> writes = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  private FakeGitHub(InstantSource clock) {
    this.clock = clock;
    this.desk = new FakeDesk(this);
    this.server =
        new WireMockServer(
            WireMockConfiguration.options()
                .dynamicPort()
                .disableRequestJournal()
                .extensions(new FakeTransformer(desk)));
    this.storage = new FakeStorage(world);
    server.stubFor(
        WireMock.any(WireMock.anyUrl())
            .willReturn(WireMock.aResponse().withTransformers(FakeTransformer.NAME)));
    server.start();
    this.json = new FakeJson(apiUrl());
    world.installations.add(INSTALLATION);
  }

  public static FakeGitHub start() {
    return start(InstantSource.system());
  }

  /** With a clock of its own, for everything it dates. */
  public static FakeGitHub start(InstantSource clock) {
    return new FakeGitHub(clock);
  }

  /** The base for {@code BACTRIAN_GITHUB_API}. */
  public String apiUrl() {
    return "http://localhost:" + server.port();
  }

  public GitHubHost host() {
    return new GitHubHost(URI.create(apiUrl()), URI.create("https://github.com"));
  }

  /** Our side, signed in as the App, without limits of its own. */
  public GitHubApi api() {
    return api(WriteBudget.unlimited(), null);
  }

  public GitHubApi api(WriteBudget budget, Path cache) {
    AppAuth auth = new AppAuth(Long.toString(APP_ID), FakeTokens.APP_KEY.getPrivate(), this.clock);
    return GitHubApi.asApp(host(), auth, budget, clock, cache);
  }

  /** The App's key as a file would hold it, in PKCS#8. */
  public static String privateKeyPem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(FakeTokens.APP_KEY.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** A public repository of the usual installation. */
  public FakeRepository repository(String fullName) {
    return repository(fullName, INSTALLATION);
  }

  /** A public repository; its installation comes into being with it. */
  public FakeRepository repository(String fullName, long installation) {
    FakeRepository repository = new FakeRepository(this, nextId(), installation, fullName);
    world.add(repository);
    return repository;
  }

  /** Who consents when somebody is asked to sign in. */
  public FakeGitHub signsIn(String login) {
    signIn.person = login;
    signIn.refuses = false;
    return this;
  }

  /** Whoever is asked says no. */
  public void refusesToSignIn() {
    signIn.refuses = true;
  }

  /** A person's own token, with which they write issues in the usual installation. */
  public String personalToken(String login) {
    return tokens.createPersonal(login, INSTALLATION, Instant.now().plusSeconds(3_600));
  }

  /** The webhooks it sends. */
  public FakeHooks hooks() {
    return hooks;
  }

  /** What webhooks say. */
  public FakeEvents events() {
    return new FakeEvents(this);
  }

  public FakeGitHub gist(String id, Map<String, String> files) {
    gists.put(id, files);
    return this;
  }

  /** Its owner deletes it. */
  public void withoutGist(String id) {
    gists.remove(id);
  }

  /** A file attached to an issue, on the pages' host: on this server, where that is this one. */
  public String attachment(String path, byte[] bytes) {
    server.stubFor(
        WireMock.get(path).atPriority(1).willReturn(WireMock.aResponse().withBody(bytes)));
    return apiUrl() + path;
  }

  /** One that leads elsewhere. */
  public String attachmentMoved(String path, String location) {
    server.stubFor(
        WireMock.get(path).atPriority(1).willReturn(WireMock.temporaryRedirect(location)));
    return apiUrl() + path;
  }

  /** What the owners granted; tokens that ask for more are refused. */
  public FakeGitHub permissions(Map<String, String> granted) {
    app.permissions = granted;
    return this;
  }

  /** What the App is subscribed to. */
  public FakeGitHub subscribed(String... names) {
    app.events = List.of(names);
    return this;
  }

  /** An Enterprise Server from before suggested labels: it applies them. */
  public FakeGitHub withoutSuggestedLabels() {
    knowsSuggestedLabels = false;
    return this;
  }

  /** Refuses to link duplicates natively, as across owners. */
  public FakeGitHub refuseNativeDuplicates() {
    refusesNativeDuplicates = true;
    return this;
  }

  public FakeGitHub rateLeft(int remaining) {
    rateLeft = remaining;
    return this;
  }

  /** The next request that fits fails so. */
  public FakeGitHub failNext(Fault fault) {
    desk.failNext(fault);
    return this;
  }

  /** The next request that fits is answered only once it is let go. */
  public Held holdNext(String requests) {
    return desk.holdNext(requests);
  }

  /** Every request that fits fails so, until {@link #recover}. */
  public FakeGitHub fail(Fault fault) {
    desk.failAlways(fault);
    return this;
  }

  public FakeGitHub recover() {
    desk.recover();
    return this;
  }

  public void revokeTokens() {
    tokens.revokeAll();
  }

  public int tokensCreated() {
    return tokens.created();
  }

  /** What was changed by the App, in order: {@code METHOD /path}, or the GraphQL field. */
  public List<String> writes() {
    synchronized (writes) {
      return List.copyOf(writes);
    }
  }

  /** Every request, in order: {@code METHOD /path}. */
  public List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /**
   * Requests that GitHub's description forbids, or that the fake doesn't know; each was answered
   * with 500, and {@link #close} fails the test.
   */
  public List<String> offences() {
    return desk.offences();
  }

  @Override
  public void close() {
    // Before it stops: what is cut off by that is no offence.
    List<String> before = offences();
    hooks.stop();
    server.stop();
    storage.close();
    if (!before.isEmpty()) {
      throw new AssertionError("asked of GitHub what it does not offer: " + before);
    }
  }

  String storageUrl() {
    return storage.url();
  }

  void requested(String request) {
    synchronized (requests) {
      requests.add(request);
    }
  }

  void written(String write) {
    synchronized (writes) {
      writes.add(write);
    }
  }

  long nextId() {
    return world.nextId();
  }

  /** The App is registered under another name than usual. */
  public void registeredAs(String changed) {
    app.slug = changed;
  }

  Instant now() {
    return clock.instant();
  }

  FakeJson json() {
    return json;
  }
}

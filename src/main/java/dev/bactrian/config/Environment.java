package dev.bactrian.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one environment; collects what is missing or wrong. Not thread-safe. */
final class Environment {

  private static final String API = "https://api.github.com";

  private final Map<String, String> values;
  private final List<String> problems = new ArrayList<>();

  Environment(Map<String, String> values) {
    this.values = new HashMap<>(values);
  }

  DeploymentConfig read(boolean appRequired) {
    Path data = path("BACTRIAN_DATA").orElse(Path.of("data"));
    useStored(data);
    Optional<AppIdentity> app = app(appRequired);
    URI api = url("BACTRIAN_GITHUB_API").orElse(URI.create(API));
    URI web = url("BACTRIAN_GITHUB_WEB").orElseGet(() -> webOf(api));
    int port = port();
    URI publicUrl =
        url("BACTRIAN_PUBLIC_URL").orElseGet(() -> URI.create("http://localhost:" + port));
    Optional<String> database = value("BACTRIAN_DATABASE_URL");
    if (database.isPresent()
        && Stream.of("jdbc:sqlite:", "jdbc:postgresql:").noneMatch(database.get()::startsWith)) {
      wrong("BACTRIAN_DATABASE_URL", "must begin with jdbc:sqlite: or jdbc:postgresql:");
    }
    Optional<URI> openSearch = url("BACTRIAN_OPENSEARCH_URL");
    String mode = oneOf("BACTRIAN_MODE", "live", "shadow");
    String embeddings = oneOf("BACTRIAN_EMBEDDINGS", "on", "off");
    // Read by logback.xml itself.
    oneOf("BACTRIAN_LOG", "text", "json");
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return new DeploymentConfig(
        app,
        api,
        web,
        publicUrl,
        data,
        port,
        database,
        openSearch,
        mode.equals("shadow"),
        embeddings.equals("on"));
  }

  /** What the set-up page stored stands in for what the environment leaves out. */
  private void useStored(Path data) {
    try {
      StoredApp.read(data)
          .filter(app -> value("BACTRIAN_APP_ID").map(Long.toString(app.id())::equals).orElse(true))
          .ifPresent(
              app ->
                  app.asSettings(data)
                      .forEach(
                          (name, stored) -> {
                            if (value(name).isEmpty()) {
                              values.put(name, stored);
                            }
                          }));
    } catch (IOException e) {
      problems.add(e.getMessage());
    }
  }

  private Optional<AppIdentity> app(boolean required) {
    boolean begun =
        Stream.of("BACTRIAN_APP_ID", "BACTRIAN_PRIVATE_KEY_FILE", "BACTRIAN_WEBHOOK_SECRET")
            .anyMatch(name -> value(name).isPresent());
    if (!begun && !required) {
      return Optional.empty();
    }
    long id = appId();
    Path key = keyFile();
    List<Secret> secrets = webhookSecrets();
    return Optional.of(new AppIdentity(id, key, secrets, client()));
  }

  private Optional<AppIdentity.Client> client() {
    Optional<String> id = value("BACTRIAN_CLIENT_ID");
    Optional<String> secret = value("BACTRIAN_CLIENT_SECRET");
    if (id.isPresent() != secret.isPresent()) {
      wrong(
          id.isPresent() ? "BACTRIAN_CLIENT_SECRET" : "BACTRIAN_CLIENT_ID",
          "is missing: people sign in with both, as the App's settings page shows them");
    }
    return id.isPresent() && secret.isPresent()
        ? Optional.of(new AppIdentity.Client(id.get(), new Secret(secret.get())))
        : Optional.empty();
  }

  private long appId() {
    String text =
        required("BACTRIAN_APP_ID", "set it to the App's id, a number on its settings page");
    if (text.isEmpty()) {
      return 0;
    }
    try {
      long id = Long.parseLong(text);
      if (id > 0) {
        return id;
      }
    } catch (NumberFormatException e) {
      // Told below, like zero and negative numbers.
    }
    wrong("BACTRIAN_APP_ID", "must be a number such as 123456, not \"" + text + "\"");
    return 0;
  }

  private Path keyFile() {
    required(
        "BACTRIAN_PRIVATE_KEY_FILE",
        "set it to the path of the private key (.pem) generated on the App's settings page");
    Path file = path("BACTRIAN_PRIVATE_KEY_FILE").orElse(Path.of(""));
    if (value("BACTRIAN_PRIVATE_KEY_FILE").isPresent() && !Files.isRegularFile(file)) {
      wrong("BACTRIAN_PRIVATE_KEY_FILE", "there is no file " + file);
    } else if (value("BACTRIAN_PRIVATE_KEY_FILE").isPresent() && !Files.isReadable(file)) {
      wrong("BACTRIAN_PRIVATE_KEY_FILE", file + " can't be read; give this user the right to");
    }
    return file;
  }

  private List<Secret> webhookSecrets() {
    String text =
        required(
            "BACTRIAN_WEBHOOK_SECRET",
            "set it to the webhook secret of the App (two with a comma between while rotating)");
    List<Secret> secrets =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .map(Secret::new)
            .toList();
    if (!text.isEmpty() && secrets.isEmpty()) {
      wrong("BACTRIAN_WEBHOOK_SECRET", "holds only commas");
    }
    return secrets;
  }

  private int port() {
    String text = value("BACTRIAN_PORT").orElse("8080");
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below, like numbers out of range.
    }
    wrong("BACTRIAN_PORT", "must be a number from 0 to 65535, not \"" + text + "\"");
    return 0;
  }

  /** One of two words; the first where nothing is said. */
  private String oneOf(String name, String usual, String other) {
    String word = value(name).orElse(usual);
    List<String> words = List.of(usual, other);
    if (!words.contains(word)) {
      wrong(
          name,
          "must be " + usual + " or " + other + ", not " + word + DidYouMean.hint(word, words));
    }
    return word;
  }

  private Optional<URI> url(String name) {
    Optional<String> text = value(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text.get().replaceFirst("/$", ""));
      if (List.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // Told below, like other things that are no URL.
    }
    wrong(name, "must be a URL such as https://github.example.org, without a password in it");
    return Optional.empty();
  }

  private Optional<Path> path(String name) {
    try {
      return value(name).map(Path::of);
    } catch (InvalidPathException e) {
      wrong(name, "is not a path");
      return Optional.empty();
    }
  }

  /** GitHub's three layouts: github.com, {@code api.SUBDOMAIN.ghe.com}, {@code HOST/api/v3}. */
  private static URI webOf(URI api) {
    String host = api.getHost();
    if (host.startsWith("api.")) {
      return URI.create(api.getScheme() + "://" + host.substring("api.".length()));
    }
    return URI.create(api.getScheme() + "://" + api.getRawAuthority());
  }

  private String required(String name, String todo) {
    Optional<String> value = value(name);
    if (value.isEmpty()) {
      problems.add(name + " is missing: " + todo);
    }
    return value.orElse("");
  }

  private void wrong(String name, String what) {
    problems.add(name + ": " + what);
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}

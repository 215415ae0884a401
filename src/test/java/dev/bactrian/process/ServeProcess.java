package dev.bactrian.process;

import dev.bactrian.github.fake.FakeGitHub;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * {@code bactrian serve} as a process of its own, with a fake GitHub. May be started again after it
 * was stopped or killed. Not thread-safe.
 */
final class ServeProcess implements AutoCloseable {

  static final String SECRET = "a secret of the test";

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Pattern LISTENING =
      Pattern.compile("bactrian: listening on port (?<port>\\d++)");

  private final List<String> command;
  private final Map<String, String> environment = new HashMap<>();
  private final Path data;
  private final Path log;
  private final FakeGitHub github;
  private Process process;
  private Process doomed;

  /**
   * @param command that is followed by the subcommand
   * @param data made if it isn't there; the log lies beside it
   */
  ServeProcess(List<String> command, Path data, FakeGitHub github) throws IOException {
    this.command = command;
    this.data = data;
    this.github = github;
    this.log = data.resolveSibling(data.getFileName() + ".log");
    Path key = data.resolveSibling("key.pem");
    Files.writeString(key, FakeGitHub.privateKeyPem());
    environment.put("BACTRIAN_APP_ID", Long.toString(FakeGitHub.APP_ID));
    environment.put("BACTRIAN_PRIVATE_KEY_FILE", key.toString());
    environment.put("BACTRIAN_WEBHOOK_SECRET", SECRET);
    environment.put("BACTRIAN_GITHUB_API", github.apiUrl());
    environment.put("BACTRIAN_DATA", data.toString());
    environment.put("BACTRIAN_PORT", "0");
  }

  /** The classes as they were compiled last, with no class of the tests among them. */
  static List<String> compiled() {
    String libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(part -> !part.endsWith("test-classes") && !part.contains("test-classes/"))
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "--add-modules",
        "jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        libraries,
        "dev.bactrian.Main");
  }

  ServeProcess with(String setting, String value) {
    environment.put(setting, value);
    return this;
  }

  Path data() {
    return data;
  }

  /** As it was compiled last, below that folder, and started without the embedding model. */
  static ServeProcess light(Path folder, FakeGitHub github) throws IOException {
    return new ServeProcess(compiled(), folder.resolve("data"), github)
        .with("BACTRIAN_EMBEDDINGS", "off");
  }

  /** Starts it and returns the port once it listens; GitHub's webhooks go there from then on. */
  int start() throws IOException {
    process = builder("serve").redirectError(log.toFile()).start();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> !process.isAlive() || port() != 0);
    if (port() == 0) {
      throw new IllegalStateException("serve ended: " + Files.readString(log));
    }
    github.hooks().sendTo(URI.create("http://localhost:" + port() + "/webhook"), SECRET);
    return port();
  }

  /** Starts it where it can't start; what it says instead, when it has ended with this code. */
  String refused(int code) throws IOException, InterruptedException {
    process = builder("serve").redirectError(log.toFile()).start();
    if (process.waitFor() != code) {
      throw new IllegalStateException("ended with " + process.exitValue() + ": " + log());
    }
    return log();
  }

  /** Runs another subcommand on the same data to its end. */
  void run(String... arguments) throws IOException, InterruptedException {
    Process other = builder(arguments).redirectError(log.toFile()).start();
    if (other.waitFor() != 0) {
      throw new IllegalStateException(List.of(arguments) + ": " + Files.readString(log));
    }
  }

  /** Runs another subcommand to its end, with this code; what it prints on standard output. */
  String printed(int code, String... arguments) throws IOException, InterruptedException {
    Path out = data.resolveSibling(data.getFileName() + ".out");
    Process other =
        builder(arguments).redirectError(log.toFile()).redirectOutput(out.toFile()).start();
    if (other.waitFor() != code) {
      throw new IllegalStateException(
          List.of(arguments) + ": " + Files.readString(log) + Files.readString(out));
    }
    return Files.readString(out);
  }

  /** SIGKILL: nothing is closed, nothing is flushed. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGKILL after a while, in the middle of whatever it does then. */
  void killAfter(Duration life) {
    Process victim = process;
    doomed = victim;
    CompletableFuture.delayedExecutor(life.toMillis(), TimeUnit.MILLISECONDS)
        .execute(victim::destroyForcibly);
  }

  /** True if it will be killed, or was. */
  boolean isDoomed() {
    return process == doomed;
  }

  /** Returns once it is dead. */
  void awaitEnd() {
    process.onExit().join();
  }

  /** SIGTERM, as systemd and Docker stop it. */
  void stop() throws InterruptedException {
    askToStop();
    process.waitFor();
  }

  /** SIGTERM, without waiting for the end. */
  void askToStop() {
    process.destroy();
  }

  /** Resident memory now, in bytes, as Linux counts it (proc(5), VmRSS). */
  long resident() throws IOException {
    Matcher line =
        Pattern.compile("VmRSS:\\s++(\\d++) kB")
            .matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
    if (!line.find()) {
      throw new IOException("no VmRSS");
    }
    return Long.parseLong(line.group(1)) * 1024;
  }

  /** What it said since its last start. */
  String log() throws IOException {
    return Files.readString(log);
  }

  private int port() throws IOException {
    Matcher line = LISTENING.matcher(Files.exists(log) ? Files.readString(log) : "");
    return line.find() ? Integer.parseInt(line.group("port")) : 0;
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeIf(name -> name.startsWith("BACTRIAN_"));
    builder.environment().putAll(environment);
    return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      kill();
    }
  }
}

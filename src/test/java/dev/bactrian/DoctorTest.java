package dev.bactrian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.AppManifest;
import dev.bactrian.config.CiServer;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.Fault;
import dev.bactrian.queue.TestClock;
import dev.bactrian.web.Check;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is named, with what to do about it. */
class DoctorTest {

  @TempDir Path data;

  private final TestClock clock = new TestClock();
  private final FakeGitHub github = FakeGitHub.start(clock);

  @AfterEach
  void stop() {
    github.close();
  }

  @Test
  void all_is_well() throws Exception {
    github.permissions(AppManifest.shipped().permissions());
    github.hooks().sendTo(URI.create("https://bactrian.example/webhook"), "secret");
    github.hooks().missAnswered("ping", "{}".getBytes(UTF_8), 202);
    assertThat(checks(key()))
        .filteredOn(check -> check.level() == Check.Level.BAD)
        .as("what is bad")
        .isEmpty();
    assertThat(check("deliveries", key()).level()).isEqualTo(Check.Level.GOOD);
    assertThat(check("disk", key()).words()).contains("MB free");
  }

  @Test
  void permissions_and_events_that_are_missing_are_named() throws Exception {
    github.permissions(Map.of("metadata", "read", "issues", "read"));
    github.subscribed("issues");
    assertThat(check("permissions of somebody", key()).words())
        .contains("issues: write (has read)")
        .contains("contents: read (has none)");
    assertThat(check("permissions", key()).level()).isEqualTo(Check.Level.BAD);
    assertThat(check("events", key()).words()).contains("issue_comment").doesNotContain("issues,");
  }

  @Test
  void a_webhook_that_goes_elsewhere_is_named() throws Exception {
    github.hooks().sendTo(URI.create("https://old.example/webhook"), "secret");
    assertThat(check("webhook", key()))
        .satisfies(
            check -> {
              assertThat(check.level()).isEqualTo(Check.Level.BAD);
              assertThat(check.words())
                  .contains("https://old.example/webhook")
                  .contains("https://bactrian.example/webhook");
            });
  }

  @Test
  void a_delivery_that_was_refused_says_why() throws Exception {
    github.hooks().missAnswered("ping", "{}".getBytes(UTF_8), 403);
    assertThat(check("deliveries", key()).advice()).contains("BACTRIAN_WEBHOOK_SECRET");
    github.hooks().missAnswered("ping", "{}".getBytes(UTF_8), 0);
    assertThat(check("deliveries", key()).advice()).contains("firewall");
  }

  @Test
  void a_damaged_key_and_a_missing_app_are_findings_too() throws Exception {
    Path damaged = data.resolve("damaged.pem");
    Files.writeString(damaged, "-----BEGIN PUBLIC KEY-----");
    assertThat(check("key", damaged).words()).contains("public key");
    assertThat(checks(null))
        .anySatisfy(check -> assertThat(check.words()).isEqualTo("none is set up"));
  }

  @Test
  void one_question_that_github_does_not_answer_hides_no_other() throws Exception {
    github.fail(Fault.status("GET /app/hook/config", 503));
    assertThat(check("webhook", key()).level()).isEqualTo(Check.Level.NOTE);
    assertThat(check("installations", key()).words()).isEqualTo("1");
  }

  @Test
  void the_servers_whose_logs_are_read_are_named() {
    assertThat(check("CI servers", null).words())
        .contains("ocaml-ci https://ocaml.ci.dev", "opam-repo-ci https://opam.ci.ocaml.org");
  }

  private Check check(String name, Path key) {
    return checks(key).stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is said of " + name));
  }

  private List<Check> checks(Path key) {
    Map<String, String> environment = new HashMap<>();
    environment.put("BACTRIAN_DATA", data.toString());
    environment.put("BACTRIAN_GITHUB_API", github.apiUrl());
    environment.put("BACTRIAN_PUBLIC_URL", "https://bactrian.example");
    if (key != null) {
      environment.put("BACTRIAN_APP_ID", Long.toString(FakeGitHub.APP_ID));
      environment.put("BACTRIAN_PRIVATE_KEY_FILE", key.toString());
      environment.put("BACTRIAN_WEBHOOK_SECRET", "secret");
    }
    try (Doctor doctor =
        Doctor.open(
            DeploymentConfig.readBeforeSetup(environment), CiServer.read(environment), clock)) {
      return doctor.checks();
    }
  }

  private Path key() throws Exception {
    Path key = data.resolve("key.pem");
    Files.writeString(key, FakeGitHub.privateKeyPem());
    return key;
  }
}

package dev.bactrian.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentConfigTest {

  @TempDir Path directory;

  private Map<String, String> good() throws Exception {
    Path key = directory.resolve("key.pem");
    Files.writeString(key, "-----BEGIN RSA PRIVATE KEY-----");
    Map<String, String> environment = new HashMap<>();
    environment.put("BACTRIAN_APP_ID", "123");
    environment.put("BACTRIAN_PRIVATE_KEY_FILE", key.toString());
    environment.put("BACTRIAN_WEBHOOK_SECRET", "new, old");
    return environment;
  }

  @Test
  void defaults_are_those_of_github_com() throws Exception {
    DeploymentConfig config = DeploymentConfig.read(good());
    assertThat(config.githubApi()).hasToString("https://api.github.com");
    assertThat(config.githubWeb()).hasToString("https://github.com");
    assertThat(config.isGitHubCom()).isTrue();
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.data()).isEqualTo(Path.of("data"));
    assertThat(config.shadow()).isFalse();
    assertThat(config.embeddings()).isTrue();
    assertThat(config.app().orElseThrow().webhookSecrets())
        .containsExactly(new Secret("new"), new Secret("old"));
  }

  @Test
  void names_every_missing_setting_at_once() {
    InvalidSettings failure =
        catchThrowableOfType(InvalidSettings.class, () -> DeploymentConfig.read(Map.of()));
    assertThat(failure.problems()).hasSize(3);
    assertThat(failure)
        .hasMessageContaining("BACTRIAN_APP_ID is missing")
        .hasMessageContaining("BACTRIAN_PRIVATE_KEY_FILE is missing")
        .hasMessageContaining("BACTRIAN_WEBHOOK_SECRET is missing");
  }

  @Test
  void names_every_wrong_setting_at_once() throws Exception {
    Map<String, String> environment = good();
    environment.put("BACTRIAN_APP_ID", "bactrian");
    environment.put("BACTRIAN_PRIVATE_KEY_FILE", "/nowhere/key.pem");
    environment.put("BACTRIAN_GITHUB_API", "ftp://host");
    environment.put("BACTRIAN_PORT", "eighty");
    environment.put("BACTRIAN_DATABASE_URL", "jdbc:h2:mem");
    environment.put("BACTRIAN_MODE", "shadwo");
    environment.put("BACTRIAN_EMBEDDINGS", "no");
    InvalidSettings failure =
        catchThrowableOfType(InvalidSettings.class, () -> DeploymentConfig.read(environment));
    assertThat(failure.problems()).hasSize(7);
    assertThat(failure).hasMessageContaining("did you mean \"shadow\"");
  }

  @Test
  void an_app_not_yet_set_up_may_be_absent_but_not_half_there() {
    assertThat(DeploymentConfig.readBeforeSetup(Map.of()).app()).isEmpty();
    assertThatThrownBy(() -> DeploymentConfig.readBeforeSetup(Map.of("BACTRIAN_APP_ID", "1")))
        .hasMessageContaining("2 settings");
  }

  @Test
  void knows_the_web_of_each_layout_of_github() throws Exception {
    Map<String, String> environment = good();
    environment.put("BACTRIAN_GITHUB_API", "https://github.example.org/api/v3/");
    assertThat(DeploymentConfig.read(environment).githubWeb())
        .hasToString("https://github.example.org");
    environment.put("BACTRIAN_GITHUB_API", "https://api.acme.ghe.com");
    assertThat(DeploymentConfig.read(environment).githubWeb()).hasToString("https://acme.ghe.com");
    assertThat(DeploymentConfig.read(environment).isGitHubCom()).isFalse();
  }

  @Test
  void prints_no_secret() throws Exception {
    Map<String, String> environment = good();
    environment.put("BACTRIAN_WEBHOOK_SECRET", "hunter2");
    assertThat(DeploymentConfig.read(environment).toString()).doesNotContain("hunter2");
  }
}

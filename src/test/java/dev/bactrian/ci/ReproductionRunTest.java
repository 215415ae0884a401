package dev.bactrian.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Extractor;
import dev.bactrian.signature.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of a reproduction, run by a shell and opam as they are; only git is told to take
 * opam-repository from a folder, in which the compiler stands for that of the machine.
 */
class ReproductionRunTest {

  @TempDir Path folder;

  @Test
  void its_commands_show_the_same_failure() throws Exception {
    Path repository = folder.resolve("repository");
    write(repository.resolve("repo"), "opam-version: \"2.0\"\n");
    opam(repository, "ocaml-base-compiler.5.2.0", "flags: compiler\n");
    opam(repository, "ocaml.5.2.0", "depends: [\"ocaml-base-compiler\" {= \"5.2.0\"}]\n");
    opam(
        repository,
        "camel.1.0",
        """
        depends: ["ocaml"]
        build: [
          ["sh" "-c" "echo 'let hump : string = 7' > camel.ml"]
          ["ocamlc" "-c" "camel.ml"]
        ]
        """);
    Path git = folder.resolve("gitconfig");
    write(
        git,
        """
        [url "%s"]
          insteadOf = https://github.com/ocaml/opam-repository
        [safe]
          directory = *
        [user]
          name = t
          email = t@example.org
        """
            .formatted(repository));
    shell(repository, git, "git init -q . && git add -A && git commit -qm x");
    String commit = shell(repository, git, "git rev-parse HEAD").strip();

    Reproduction made =
        Reproduction.of("1700000000-" + commit, "5.2", "camel.1.0", LogExcerpt.NONE);
    Path place = Files.createDirectories(folder.resolve("place"));
    String log = shell(place, git, "set -e\n" + String.join("\n", made.commands()));

    assertThat(log).contains("=== ERROR while compiling camel.1.0");
    assertThat(signature(log))
        .isEqualTo(
            signature(
                """
                File "camel.ml", line 1, characters 20-21:
                1 | let hump : string = 7
                                        ^
                Error: This expression has type int but an expression was expected of type
                         string
                """));
  }

  private static String signature(String log) {
    return new Signer()
        .diagnose(new Extractor().extract(log))
        .cause()
        .orElseThrow(() -> new AssertionError(log))
        .signature()
        .id();
  }

  private static void opam(Path repository, String name, String text) throws IOException {
    String only = name.substring(0, name.indexOf('.'));
    write(
        repository.resolve("packages").resolve(only).resolve(name).resolve("opam"),
        "opam-version: \"2.0\"\nmaintainer: \"t\"\n" + text);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String shell(Path place, Path git, String script) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("sh", "-c", script))
            .directory(place.toFile())
            .redirectErrorStream(true);
    builder.environment().put("GIT_CONFIG_GLOBAL", git.toString());
    builder.environment().put("OPAMROOTISOK", "1");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}

package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a checkout whose build and JDK are a few lines of shell each. */
class LauncherTest {

  private static final Path LAUNCHER = Path.of("bactrian");

  @TempDir Path checkout;
  private final Map<String, String> environment = new HashMap<>();
  private Path jdk;

  @BeforeEach
  void checkOut() throws IOException {
    script(checkout.resolve("bactrian"), Files.readString(LAUNCHER));
    script(
        checkout.resolve("mvnw"),
        """
        #!/bin/sh
        echo built >>builds
        mkdir -p target && echo jar >target/bactrian.jar
        """);
    Files.createDirectories(checkout.resolve("src/main"));
    Files.writeString(checkout.resolve("src/main/A.java"), "class A {}");
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Files.writeString(checkout.resolve("app-manifest.yml"), "name: Bactrian");
    jdk = checkout.resolve("jdk");
    script(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        case "$*" in
          *MaxRAMPercentage=50*PrintFlagsFinal*)
            echo "   size_t MaxHeapFreeRatio  = 70  {manageable}"
            echo "   size_t MaxHeapSize       = ${HALF:-1073741824}  {product} {ergonomic}"
            exit 0 ;;
        esac
        for word; do echo "$word"; done
        exit 2
        """);
    script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.1\"\n");
  }

  @Test
  void a_missing_jdk_is_one_sentence_that_says_what_to_install() throws Exception {
    String launcher = Files.readString(LAUNCHER);
    assertThat(launcher).contains("\nNEEDS=25\n");
    // A version that no machine has.
    script(checkout.resolve("bactrian"), launcher.replace("\nNEEDS=25\n", "\nNEEDS=925\n"));
    Ended ended = run("try");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("bactrian: needs a JDK 925 or newer; install one (")
        .contains("openjdk-925-jdk", "JAVA_HOME");
    assertThat(checkout.resolve("builds")).doesNotExist();
  }

  @Test
  void builds_once_and_hands_words_and_exit_code_through() throws Exception {
    Ended first = run("match", "a report.md");
    assertThat(first.code()).isEqualTo(2);
    assertThat(first.err()).anyMatch(line -> line.contains("building"));
    assertThat(first.out()).contains("-jar", "match").endsWith("a report.md");
    Ended second = run("try");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void builds_again_when_a_source_changed() throws Exception {
    run("try");
    Files.setLastModifiedTime(
        checkout.resolve("src/main/A.java"), FileTime.from(Instant.now().plusSeconds(5)));
    run("try");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void two_first_starts_at_once_build_once() throws Exception {
    List<Process> both = List.of(start("try"), start("try"));
    for (Process one : both) {
      assertThat(one.waitFor()).isEqualTo(2);
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(checkout.resolve("target.lock")).doesNotExist();
  }

  @Test
  void a_lock_that_is_left_while_one_looks_at_it_is_no_trouble() throws Exception {
    mkdirFails("[ -e refused ] || { touch refused; exit 1; }");
    assertThat(run("try").code()).isEqualTo(2);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws Exception {
    mkdirFails("exit 1");
    Ended ended = run("try");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .containsExactly(
            "bactrian: cannot write to " + checkout.toRealPath() + ", where it has to be built.");
  }

  @Test
  void a_build_that_fails_is_said_and_leaves_no_lock() throws Exception {
    script(checkout.resolve("mvnw"), "#!/bin/sh\necho no such library >&2\nexit 1\n");
    Ended ended = run("try");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("no such library", "bactrian: the build failed; see above.");
    assertThat(checkout.resolve("target.lock")).doesNotExist();
  }

  @Test
  void what_serves_gets_half_of_the_memory_and_two_gigabytes_at_most() throws Exception {
    String half = "-XX:MaxRAMPercentage=50";
    assertThat(run("serve").out()).contains(half).doesNotContain("-Xmx2g");
    environment.put("HALF", "2147483648");
    assertThat(run("serve").out()).contains(half).doesNotContain("-Xmx2g");
    environment.put("HALF", "2147483649");
    assertThat(run("serve").out()).contains("-Xmx2g").doesNotContain(half);
    assertThat(run("try").out()).contains("-Xmx2g");
    assertThat(run("match", "a report.md").out()).doesNotContain("-Xmx2g", half);
    environment.put("JDK_JAVA_OPTIONS", "-Xmx512m");
    assertThat(run("serve").out()).doesNotContain("-Xmx2g", half);
  }

  @Test
  void java_itself_says_how_much_half_of_the_memory_is() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    for (String memory : List.of("64g", "1g")) {
      script(
          jdk.resolve("bin/java"),
          """
          #!/bin/sh
          case "$*" in *PrintFlagsFinal*) exec %s -XX:MaxRAM=%s "$@" ;; esac
          for word; do echo "$word"; done
          """
              .formatted(java, memory));
      assertThat(run("serve").out())
          .contains(memory.equals("64g") ? "-Xmx2g" : "-XX:MaxRAMPercentage=50");
    }
    environment.put("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=10");
    assertThat(run("serve").out()).noneMatch(word -> word.matches("-Xmx.*|.*MaxRAM.*"));
  }

  /** Puts a mkdir before the system's one: it does this first. */
  private void mkdirFails(String how) throws IOException {
    Path tools = checkout.resolve("tools");
    script(
        tools.resolve("mkdir"),
        "#!/bin/sh\ncd %s\n%s\nexec /bin/mkdir \"$@\"\n".formatted(checkout, how));
    environment.put("PATH", tools + ":" + System.getenv("PATH"));
  }

  /** A process that ended. */
  private record Ended(int code, List<String> out, List<String> err) {}

  private Ended run(String... words) throws Exception {
    Process process = start(words);
    int code = process.waitFor();
    return new Ended(
        code,
        process.inputReader().lines().toList(),
        Files.readAllLines(checkout.resolve("err" + process.pid())));
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("bactrian").toString()));
    command.addAll(List.of(words));
    Path err = Files.createTempFile(checkout, "starting", "");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS").forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", jdk.toString());
    Process process = builder.start();
    Files.move(err, checkout.resolve("err" + process.pid()));
    return process;
  }

  private int builds() throws IOException {
    return Files.readAllLines(checkout.resolve("builds")).size();
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}

package dev.bactrian.fuzz;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts Jazzer, which only the Maven profile {@code fuzz} brings, on one target. */
public final class FuzzRun {

  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

  private FuzzRun() {}

  /**
   * Runs for a while; what it learns is kept for the next time, in {@code target/fuzz/TARGET}.
   *
   * @param args the target's name, and seconds
   */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Path build = Path.of("target", "fuzz");
    Path corpus = Files.createDirectories(build.resolve(args[0]));
    System.setProperty("fuzz.target", args[0]);
    String[] options = {
      "--target_class=" + Fuzz.class.getName(),
      "--instrumentation_includes=dev.bactrian.**",
      // Hooks that look for injections would find nothing here and slow it all down.
      "--disabled_hooks=*",
      "--custom_hook_includes=dev.bactrian.**",
      "--reproducer_path=" + build,
      "-artifact_prefix=" + build + "/" + args[0] + "-",
      "-max_total_time=" + args[1],
      "-max_len=16384",
      "-timeout=60",
      "-rss_limit_mb=4096",
      corpus.toString(),
      Path.of("src", "test", "resources", "fuzz", args[0]).toString()
    };
    try {
      Class.forName(JAZZER).getMethod("main", String[].class).invoke(null, (Object) options);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Jazzer failed", e.getCause());
    }
  }
}

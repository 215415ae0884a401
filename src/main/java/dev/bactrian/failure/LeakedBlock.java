package dev.bactrian.failure;

import java.util.List;
import java.util.Set;

/**
 * Whether a block that nobody freed was allocated for a program's own C code. The runtime, the C
 * library and the libraries of the system keep some until the end, which the system takes back.
 */
final class LeakedBlock {

  /** Where the system's own libraries are, as valgrind and LeakSanitizer print them. */
  private static final List<String> SYSTEM =
      List.of("(in /usr/", "(in /lib", " (/usr/", " (/lib", "/libsanitizer/");

  /** What the C library allocates with for others, as far as their names have no underscore. */
  private static final Set<String> LIBRARY =
      Set.of(
          "strdup",
          "strndup",
          "asprintf",
          "vasprintf",
          "getline",
          "getdelim",
          "realpath",
          "fopen",
          "fdopen",
          "opendir",
          "memalign",
          "aligned_alloc",
          "posix_memalign",
          "valloc",
          "reallocarray");

  private LeakedBlock() {}

  /** The frames from the first that is the program's own, as {@link #isOwn} found it, on. */
  static List<Frame> from(Frame own, List<Frame> frames) {
    for (int i = 0; i < frames.size(); i++) {
      if (own.function().equals(frames.get(i).function())) {
        return frames.subList(i, frames.size());
      }
    }
    return frames;
  }

  /** True if a frame, and the line that prints it, are of code that came with the program. */
  static boolean isOwn(Frame frame, String line) {
    String function = frame.function();
    String file = frame.file();
    return frame.language() == Frame.Language.C
        && function != null
        && !function.startsWith("caml_")
        && !function.startsWith("_")
        && !function.equals("main")
        && !LIBRARY.contains(function)
        && !NativeFrames.isAllocator(function)
        && (file == null || !file.startsWith("runtime/") && !file.contains("/runtime/"))
        && SYSTEM.stream().noneMatch(line::contains);
  }
}

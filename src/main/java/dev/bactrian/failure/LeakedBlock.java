package dev.bactrian.failure;

import java.util.List;

/**
 * Whether a block that nobody freed was allocated for a program's own C code. The runtime, the C
 * library and the libraries of the system keep some until the end, which the system takes back.
 */
final class LeakedBlock {

  /** Where the system's own libraries are, as valgrind and LeakSanitizer print them. */
  private static final List<String> SYSTEM =
      List.of("(in /usr/", "(in /lib", " (/usr/", " (/lib", "/libsanitizer/");

  private LeakedBlock() {}

  /** True if a frame, and the line that prints it, are of code that came with the program. */
  static boolean isOwn(Frame frame, String line) {
    String function = frame.function();
    String file = frame.file();
    return frame.language() == Frame.Language.C
        && function != null
        && !function.startsWith("caml_")
        && !function.startsWith("_")
        && !function.equals("main")
        && !NativeFrames.isAllocator(function)
        && (file == null || !file.startsWith("runtime/") && !file.contains("/runtime/"))
        && SYSTEM.stream().noneMatch(line::contains);
  }
}

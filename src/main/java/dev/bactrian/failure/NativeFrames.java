package dev.bactrian.failure;

import java.util.List;
import java.util.Set;

/** What native frames have in common, whichever tool prints them. Stateless. */
final class NativeFrames {

  /** How a process that aborts gets from the culprit to its end; they name no bug. */
  private static final Set<String> DYING =
      Set.of(
          "raise",
          "abort",
          "gsignal",
          "__pthread_kill",
          "__pthread_kill_implementation",
          "__pthread_kill_internal",
          "pthread_kill",
          "__GI_raise",
          "__GI_abort",
          "__libc_message",
          "__libc_message_impl",
          "malloc_printerr",
          "__assert_fail",
          "__assert_fail_base",
          "__GI___assert_fail",
          "caml_fatal_error",
          "caml_failed_assert",
          "__fortify_fail",
          "__GI___fortify_fail",
          "__chk_fail",
          "__GI___chk_fail",
          "__stack_chk_fail");

  /**
   * The allocators of the C library and of OCaml's major heap: a crash inside one means that the
   * heap was broken before.
   */
  private static final Set<String> ALLOCATOR =
      Set.of(
          "free",
          "cfree",
          "__GI___libc_free",
          "__libc_free",
          "_int_free",
          "malloc",
          "__GI___libc_malloc",
          "__libc_malloc",
          "_int_malloc",
          "calloc",
          "__libc_calloc",
          "realloc",
          "__libc_realloc",
          "__GI___libc_realloc",
          "_int_realloc",
          "malloc_consolidate",
          "unlink_chunk",
          "_int_free_merge_chunk",
          "_int_free_create_chunk",
          "tcache_put",
          "tcache_get",
          "pool_allocate",
          "caml_shared_try_alloc",
          "caml_fl_allocate",
          "bf_allocate",
          "bf_allocate_from_tree",
          "nf_allocate",
          "ff_allocate");

  /** What a thread that waits is in, without the C library's marks in front. */
  private static final List<String> WAITING =
      List.of(
          "futex_",
          "lll_lock_wait",
          "pthread_mutex_lock",
          "pthread_cond_",
          "pthread_join",
          "pthread_clockjoin",
          "select",
          "poll",
          "ppoll",
          "epoll_wait",
          "nanosleep",
          "clock_nanosleep",
          "wait4",
          "libc_read",
          "libc_write",
          "libc_accept",
          "libc_connect",
          "libc_recv",
          "libc_send",
          "libc_pause",
          "libc_fcntl",
          "sem_wait",
          "new_sem_wait",
          "new_sem_timedwait",
          "do_futex_wait",
          "sigtimedwait",
          "sigsuspend",
          "waitpid",
          "waitid");

  /** The same with names that begin others', so that nothing may follow. */
  private static final Set<String> WAITING_CALLS =
      Set.of(
          "read",
          "readv",
          "write",
          "writev",
          "accept",
          "accept4",
          "connect",
          "recv",
          "recvfrom",
          "recvmsg",
          "send",
          "sendto",
          "sendmsg",
          "sigwait",
          "pause",
          "flock",
          "wait3");

  private NativeFrames() {}

  /** A frame of a symbol: OCaml's demangled, C's without the compiler's clone suffix. */
  static Frame frame(String symbol, String file, Integer line) {
    String ocaml = OcamlSymbol.demangle(symbol);
    if (ocaml != null) {
      return new Frame(ocaml, file, line, Frame.Language.OCAML);
    }
    boolean named = !symbol.isEmpty() && !symbol.equals("??") && !symbol.startsWith("0x");
    return new Frame(named ? plain(symbol) : null, file, line, Frame.Language.C);
  }

  static boolean isDying(String function) {
    return function != null && DYING.contains(function);
  }

  /** True of a function in which a thread waits for a lock, another thread, time or input. */
  static boolean isWaiting(String function) {
    if (function == null) {
      return false;
    }
    String bare = function.startsWith("__GI_") ? function.substring(5) : function;
    int marks = 0;
    while (marks < bare.length() && bare.charAt(marks) == '_') {
      marks++;
    }
    String name = bare.substring(marks);
    return WAITING_CALLS.contains(name) || WAITING.stream().anyMatch(name::startsWith);
  }

  static boolean isAllocator(String function) {
    return function != null && ALLOCATOR.contains(function);
  }

  /** The first function that is not part of dying, or null. */
  static String culprit(Iterable<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.function() != null && !isDying(frame.function())) {
        return frame.function();
      }
    }
    return null;
  }

  /** gcc names the parts and copies of a function {@code f.part.0}, {@code f.constprop.1}. */
  private static String plain(String symbol) {
    int dot = symbol.indexOf('.', 1);
    return dot > 0 && Character.isLowerCase(symbol.charAt(0)) ? symbol.substring(0, dot) : symbol;
  }
}

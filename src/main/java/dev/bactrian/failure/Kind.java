package dev.bactrian.failure;

/** What sort of thing went wrong. The ids are part of the JSON contract: add, never rename. */
public enum Kind {
  COMPILE_ERROR("compile-error"),
  WARNING_AS_ERROR("warning-as-error"),
  INTERNAL_COMPILER_ERROR("internal-compiler-error"),
  LINK_ERROR("link-error"),
  C_COMPILE_ERROR("c-compile-error"),
  CONFIGURE_ERROR("configure-error"),
  BUILD_ERROR("build-error"),
  DEPENDENCY_MISSING("dependency-missing"),
  TOOL_MISSING("tool-missing"),
  PACKAGE_CONFLICT("package-conflict"),
  OPAM_ERROR("opam-error"),
  UNCAUGHT_EXCEPTION("uncaught-exception"),
  EFFECT_UNHANDLED("effect-unhandled"),
  EFFECT_CONTINUATION("effect-continuation"),
  ASSERT_FAILURE("assert-failure"),
  STACK_OVERFLOW("stack-overflow"),
  OUT_OF_MEMORY("out-of-memory"),
  SYS_ERROR("sys-error"),
  RUNTIME_ABORT("runtime-abort"),
  RUNTIME_ASSERTION("runtime-assertion"),
  SEGFAULT("segfault"),
  SIGNAL("signal"),
  MEMORY_CORRUPTION("memory-corruption"),
  DATA_RACE("data-race"),
  TSAN_REPORT("tsan-report"),
  UNDEFINED_BEHAVIOUR("undefined-behaviour"),
  TEST_FAILURE("test-failure"),
  TEST_EXCEPTION("test-exception"),
  CRAM_DIFF("cram-diff"),
  TIMEOUT("timeout"),
  HARNESS_ERROR("harness-error"),
  NETWORK("network"),
  DISK_FULL("disk-full"),
  INFRASTRUCTURE("infrastructure"),
  CANCELLED("cancelled"),
  RUST_PANIC("rust-panic"),
  JAVA_EXCEPTION("java-exception"),
  PYTHON_EXCEPTION("python-exception"),
  COMMAND_FAILED("command-failed"),
  UNRECOGNISED("unrecognised");

  private final String id;

  Kind(String id) {
    this.id = id;
  }

  /** The stable name that JSON, signatures and the index use. */
  public String id() {
    return id;
  }
}

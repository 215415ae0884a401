package dev.bactrian.conversation;

/** Reports of bugs that do not exist, in the words of tools that do. */
final class Bugs {

  static final String ASSERTION_TITLE = "Debug runtime assertion when a domain terminates";

  static final String ASSERTION =
      """
      Running the domain test under the debug runtime of 5.2.0 aborts about once in fifty runs.

      ```
      ### OCaml runtime: debug mode ###
      [02] file runtime/minor_gc.c; line 641 ### Assertion failed: caml_domain_alone() || young_ptr_in_range(domain)
      Aborted (core dumped)
      ```

      The release runtime passes.
      """;

  static final String SAME_TITLE = "Abort in CI: assertion in minor_gc.c, only with debug runtime";

  static final String SAME =
      """
      Our nightly job with the debug runtime (OCaml 5.2.1) aborted tonight.

      ```
      Test churn: spawn and join 64 domains
      ### OCaml runtime: debug mode ###
      [07] file runtime/minor_gc.c; line 655 ### Assertion failed: caml_domain_alone() || young_ptr_in_range(domain)
      Command got signal ABRT.
      ```
      """;

  static final String OTHER_TITLE = "Documentation of Seq.zip has a typo";

  static final String OTHER =
      "The second paragraph says *infite*; it should say *infinite*. Sent from a train.";

  static final String SECOND_TITLE = "Sweeping fails with the debug runtime";

  /** The same kind of failure, another bug. */
  static final String SECOND =
      """
      ```
      ### OCaml runtime: debug mode ###
      [00] file runtime/shared_heap.c; line 218 ### Assertion failed: pool_is_swept(local, sizeclass)
      Aborted (core dumped)
      ```
      """;

  private Bugs() {}
}

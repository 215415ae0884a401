package dev.bactrian.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Kind;
import org.junit.jupiter.api.Test;

/** What a signature is called, and when it is too vague to be anybody's duplicate. */
class NamingTest {

  @Test
  void a_compiled_file_that_cannot_be_used_has_one_name_even_where_opam_cut_the_message() {
    String cut =
        """
        #=== ERROR while compiling saddle.1.0 ===#
        # command     ~/.opam/5.1/bin/ocaml pkg/pkg.ml build
        ### output ###
        # Error: /home/opam/.opam/5.1/lib/girth/girth.cmx
        # [...]
        # Command exited with code 2.
        """;
    String whole =
        """
        File "src/saddle.ml", line 1:
        Error: /usr/lib/ocaml/girth/girth.cmx
               is not a compilation unit description.
        """;
    String corrupted =
        """
        File "src/saddle.ml", line 1:
        Error: Corrupted compilation unit description /usr/lib/ocaml/girth/girth.cmx
        """;
    String name = "compiled file of another compiler, or broken: girth.cmx [";
    assertThat(sign(cut).id()).startsWith(name);
    assertThat(sign(whole).id()).isEqualTo(sign(cut).id());
    assertThat(sign(corrupted).id()).isEqualTo(sign(cut).id());
  }

  @Test
  void configure_names_the_check_that_failed_where_its_error_names_several() {
    String log =
        """
        checking for ocamlc... /usr/bin/ocamlc
        checking for ocamlmktop... no
        checking for ocamldoc... no
        checking for ranlib... ranlib
        configure: error: Make sure the following tools are installed: ocamlc, ocamldoc, ocamlmklib.
        """;
    assertThat(sign(log).id()).startsWith("missing program ocamldoc [");
  }

  @Test
  void a_message_about_local_names_gets_its_file() {
    assertThat(sign(clash("int", "string")).id())
        .startsWith(
            "This expression has type int but an expression was expected of type string in"
                + " hump.ml [");
    assertThat(sign(clash("Sand.t", "string")).id())
        .startsWith(
            "This expression has type Sand.t but an expression was expected of type string [");
    assertThat(sign(warning("26 [unused-var]", "unused variable x.")).id())
        .startsWith("warning 26: unused variable x. in hump.ml [");
    assertThat(sign(warning("3 [deprecated]", "deprecated: Sand.glass")).id())
        .startsWith("warning 3: deprecated: Sand.glass [");
  }

  @Test
  void c_errors_that_name_nothing_get_their_file() {
    assertThat(sign("hump.h:46:6: error: expected identifier or '(' before '{' token\n").id())
        .startsWith("C: expected identifier or ( before { token in hump.h [");
    assertThat(sign("hump.c:46:6: error: too few arguments to function 'caml_graze'\n").id())
        .startsWith("C: too few arguments to function caml_graze [");
  }

  @Test
  void what_nothing_tells_from_others_is_weak() {
    assertThat(sign("Segmentation fault (core dumped)\n").weak()).isTrue();
    assertThat(sign("./graze --long\nSegmentation fault (core dumped)\n").weak()).isFalse();
    assertThat(sign("Fatal error: exception Not_found\n").weak()).isTrue();
    assertThat(sign("./graze\nFatal error: exception Not_found\n").weak()).isFalse();
    assertThat(sign("Fatal error: exception Failure(\"no water\")\n").weak()).isFalse();
  }

  @Test
  void a_module_of_a_library_is_named_by_itself() {
    String log =
        """
        Fatal error: exception Not_found
        Raised at Stdlib__Hashtbl.find in file "hashtbl.ml", line 542, characters 13-28
        Called from Caravan__Store.water in file "src/store.ml", line 3, characters 15-37
        """;
    assertThat(sign(log).id()).startsWith("exception Not_found in Store [");
    assertThat(sign(log).frames()).contains("Store.water");
  }

  @Test
  void what_is_missing_is_named_in_whatever_words() {
    String flag = "./configure: line 5549: --exists: command not found\nmake: *** [all] Error 1\n";
    assertThat(sign(flag).id()).startsWith("missing program pkg-config [");
    String opam =
        """
        #=== ERROR while compiling saddle.1.0 ===#
        "aclocal": command not found.
        """;
    assertThat(sign(opam).id()).startsWith("missing program aclocal [");
    String check = "checking for oasis/well.h... no\nconfigure: error: ";
    assertThat(sign(check + "not found\n").id()).startsWith("missing header well.h [");
    assertThat(sign(check + "WELL headers not found.\n").id())
        .startsWith("missing header well.h [");
    assertThat(sign("Error: External library \"caravan.kit\" not found.\n").id())
        .startsWith("missing library caravan.kit [");
    assertThat(
            sign("""
                    File "jbuild", line 19, characters 15-20:
                    Error: Error: Program emacs not found in the tree or in PATH (context: default)
                    """)
                .id())
        .startsWith("missing program emacs [");
    Signature findlib =
        sign("Fatal error: exception Fl_package_base.No_such_package(\"caravan\", \"\")\n");
    assertThat(findlib.id()).startsWith("missing library caravan [");
    assertThat(findlib.fault()).isEqualTo(Fault.INFRASTRUCTURE);
  }

  @Test
  void a_command_without_words_is_known_by_its_package() {
    String log =
        """
        #=== ERROR while compiling saddle.1.0 ===#
        # command     /usr/bin/make all
        # exit-code   2
        ### output ###
        # all is quiet
        """;
    assertThat(sign(log).id()).startsWith("command failed: make of saddle (exit 2) [");
    assertThat(sign(log).weak()).isFalse();
  }

  @Test
  void a_preprocessor_and_a_compiler_that_break_are_named() {
    String preprocessor =
        """
        File "src/hump.ml", line 1:
        Error: Error while running external preprocessor
        Command line: ppx-saddle -dump-ast 'src/hump.ml' > /tmp/ocamlpp5b21f8
        """;
    assertThat(sign(preprocessor).id()).startsWith("preprocessor failed: ppx-saddle [");
    String compiler =
        """
        + ocamlfind ocamlopt -c -g -o src/hump.cmx src/hump.ml
        Fatal error: exception Stack overflow
        """;
    assertThat(sign(compiler).id()).startsWith("exception Stack_overflow in Ocamlopt [");
  }

  @Test
  void a_solver_that_gave_up_is_not_the_packages_fault() {
    Signature signature = sign("[ERROR] Sorry, resolution of the request timed out.\n");
    assertThat(signature.fault()).isEqualTo(Fault.INFRASTRUCTURE);
  }

  @Test
  void a_signal_in_a_very_deep_stack_is_its_overflow() {
    String crash = "Program received signal SIGSEGV, Segmentation fault.\n";
    String frame = "#%d  0x00005555555a77bd in camlHerd__count_81 () at herd.ml:1\n";
    Signature deep = sign(crash + frames(frame, 2500));
    assertThat(deep.id()).startsWith("exception Stack_overflow in Herd [");
    assertThat(deep.kind()).isEqualTo(Kind.STACK_OVERFLOW);
    assertThat(sign(crash + frames(frame, 25)).id()).startsWith("crash in Herd.count [");
  }

  private static String frames(String format, int depth) {
    StringBuilder stack = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      stack.append(format.formatted(i));
    }
    return stack.toString();
  }

  private static String clash(String one, String other) {
    return """
           File "src/hump.ml", line 2, characters 23-27:
           Error: This expression has type %s but an expression was expected of type
                    %s
           """
        .formatted(one, other);
  }

  private static String warning(String number, String text) {
    return """
           File "src/hump.ml", line 2, characters 23-27:
           Error (warning %s): %s
           """
        .formatted(number, text);
  }

  private static Signature sign(String log) {
    return new Signer().diagnose(new Extractor().extract(log)).cause().orElseThrow().signature();
  }
}

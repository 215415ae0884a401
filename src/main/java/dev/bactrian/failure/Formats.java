package dev.bactrian.failure;

import java.util.List;

/** The table of formats. Order matters where two recognise the same line: the first one wins. */
public final class Formats {

  private Formats() {}

  public static final List<Format> ALL =
      List.of(
          // Services that build, whose words look like those of tools.
          new GithubActions(),
          new OCurrentJob(),
          new OpamError(),
          new OpamLint(),
          // Test frameworks, whose reports quote what programs and compilers say.
          new Alcotest(),
          new OUnit(),
          new QCheck(),
          new InlineTest(),
          new OutputDiff(),
          new Crowbar(),
          new Ocamltest(),
          // Before the exceptions, since camlp4 reports some of its errors as one.
          new Grammars(),
          // Before the exceptions, one of which is in what dune prints.
          new DuneCrash(),
          // What a program says when it dies, innermost first.
          new UncaughtException(),
          new RuntimeAssertion(),
          new GlibcHeap(),
          new RuntimeAbort(),
          new Gdb(),
          new PastedStack(),
          new Lldb(),
          new AddressSanitizer(),
          new ThreadSanitizer(),
          new UndefinedBehaviour(),
          new Valgrind(),
          new ValgrindLeaks(),
          new ToplevelException(),
          new ReportedException(),
          new SignalDeath(),
          // The same in other languages.
          new RustPanic(),
          new PythonTraceback(),
          new JavaException(),
          // Compilers and build tools.
          new CompilerCrash(),
          new RustErrors(),
          new ErrorMessages(),
          new CCompiler(),
          new Linker(),
          new DynlinkErrors(),
          new Findlib(),
          new Ocamlbuild(),
          new Configure(),
          new MissingTool(),
          new Make(),
          new Omake(),
          new CompilerDriver(),
          new UnixTools(),
          new DuneCommands(),
          new DuneAction(),
          // Last, since exceptions and compilers quote these words.
          new Infrastructure(),
          // A program's words, where none of the above knows them.
          new ProgramErrors());
}

package dev.bactrian.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root command and the one list of subcommands. */
@Command(
    name = "bactrian",
    description = "Links and deduplicates bug reports of the OCaml ecosystem, and says why.",
    mixinStandardHelpOptions = true,
    version = "bactrian 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TryCommand.class,
      ServeCommand.class,
      SignatureCommand.class,
      CompareCommand.class,
      CiCommand.class,
      FileCommand.class,
      MatchCommand.class,
      ReplayCommand.class,
      TrainCommand.class,
      PackagesCommand.class,
      ImportCommand.class,
      ReindexCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DoctorCommand.class,
      AutoComplete.GenerateCompletion.class,
      HelpCommand.class
    })
public final class Commands {

  /** Runs one command line; the exit code is 0 done, 1 failed, 2 usage. */
  public static int run(String... args) {
    CommandLine line = new CommandLine(new Commands());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("bactrian: " + failure.getMessage());
          return 1;
        });
    if (args.length == 0) {
      line.usage(line.getErr());
      return 2;
    }
    return line.execute(args);
  }
}

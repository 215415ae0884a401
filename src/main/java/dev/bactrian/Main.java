package dev.bactrian;

import dev.bactrian.cli.Commands;
import dev.bactrian.cli.SignatureRun;

/** Entry point: hands the arguments to the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(SignatureRun.plain(args).orElseGet(() -> Commands.run(args)));
  }
}

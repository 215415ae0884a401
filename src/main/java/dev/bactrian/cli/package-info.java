/** The command line: one class per subcommand of {@code bactrian}, in one list. */
package dev.bactrian.cli;

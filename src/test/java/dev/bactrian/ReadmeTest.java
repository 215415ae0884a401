package dev.bactrian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.cli.Commands;
import dev.bactrian.command.Command;
import dev.bactrian.command.CommandTable;
import dev.bactrian.config.RepositoryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the README promises is there. */
class ReadmeTest {

  private final String readme = Files.readString(Path.of("README.md"));

  ReadmeTest() throws java.io.IOException {}

  @Test
  void every_slash_command_is_in_the_table_with_who_may_use_it() {
    for (Command command : new CommandTable(null, null).all()) {
      String usage = ("/" + command.name() + " " + command.arguments()).strip();
      assertThat(readme).contains("| `" + usage + "` | " + command.right().words() + " |");
    }
  }

  @Test
  void the_repository_file_shown_is_a_valid_one() {
    Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(yaml.find()).isTrue();
    assertThat(RepositoryFile.parse(yaml.group(1))).isInstanceOf(RepositoryFile.Valid.class);
  }

  @Test
  void every_subcommand_is_in_the_table() {
    CommandLine line = new CommandLine(new Commands());
    line.getSubcommands().keySet().stream()
        .filter(name -> !name.equals("help"))
        .forEach(name -> assertThat(readme).contains("| `" + name));
  }
}

package dev.bactrian.command;

import dev.bactrian.comment.CommandAnswers;
import dev.bactrian.report.Post;
import dev.bactrian.store.Links;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /link #N [type]}: the two belong together, but are not the same bug. */
final class LinkCommand implements Command {

  private static final List<String> TYPES =
      Arrays.stream(Links.Type.values())
          .filter(type -> type != Links.Type.DUPLICATE_OF)
          .map(Links.Type::id)
          .toList();

  @Override
  public String name() {
    return "link";
  }

  @Override
  public String arguments() {
    return "#N [related, blocked-by, blocks, upstream, part-of]";
  }

  @Override
  public String help() {
    return "links this report to another one that is not the same bug";
  }

  @Override
  public Right right() {
    return Right.TRIAGE;
  }

  @Override
  public String run(Bench bench, List<String> arguments) {
    if (arguments.isEmpty()) {
      return CommandAnswers.usage(name(), arguments());
    }
    Optional<Links.Type> type =
        arguments.size() == 1 ? Optional.of(Links.Type.RELATED) : type(arguments.get(1));
    if (type.isEmpty()) {
      return CommandAnswers.unknownLinkType(arguments.get(1), TYPES);
    }
    Optional<Post> named = bench.find(arguments.getFirst());
    if (named.isEmpty()) {
      return CommandAnswers.unknownReport(arguments.getFirst());
    }
    bench.link(named.get(), type.get());
    return "";
  }

  private static Optional<Links.Type> type(String word) {
    return Arrays.stream(Links.Type.values())
        .filter(type -> type != Links.Type.DUPLICATE_OF && type.id().equalsIgnoreCase(word))
        .findFirst();
  }
}

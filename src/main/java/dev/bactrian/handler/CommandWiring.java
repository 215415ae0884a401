package dev.bactrian.handler;

import dev.bactrian.command.Command;
import dev.bactrian.command.CommandParser;
import dev.bactrian.command.CommandTable;
import dev.bactrian.comment.BuildPublisher;
import dev.bactrian.comment.CommandAnswers;
import dev.bactrian.comment.IssueEdits;
import dev.bactrian.comment.IssueLinks;
import dev.bactrian.comment.RelatedAnswer;
import dev.bactrian.comment.UndoAnswer;
import dev.bactrian.store.Tables;
import java.util.List;

/**
 * What people ask for, put together.
 *
 * @param slash commands in comments
 * @param pages the same on a page
 * @param all the table of commands
 */
record CommandWiring(SlashCommands slash, PageCommands pages, List<Command> all) {

  static CommandWiring on(
      Ground ground,
      Tables tables,
      Tracker tracker,
      MentionedReports mentioned,
      Publishers publishers,
      RepositorySettings settings,
      Labelling labelling,
      LinkedLogReader logs,
      Suggest suggest) {
    IssueLinks issueLinks = new IssueLinks(ground.web());
    Shelf shelf =
        new Shelf(
            tracker,
            tables.links(),
            tables.rejections(),
            tables.effects(),
            tables.decisions(),
            tables.named(),
            mentioned,
            settings,
            suggest,
            logs,
            publishers.replies(),
            new Knowledge(
                tracker,
                tables.links(),
                suggest,
                new RelatedAnswer(issueLinks),
                new PackageConcerns(ground.packages(), tables.facts(), tables.builds()),
                labelling),
            filing(ground, tables, publishers, settings),
            new IssueEdits(ground.github(), publishers.gate()),
            ground.github(),
            ground.queue(),
            ground.clock());
    CommandTable table =
        new CommandTable(new CommandAnswers(issueLinks), new UndoAnswer(issueLinks));
    CommandRun run = new CommandRun(table, ground.github().repositories());
    return new CommandWiring(
        new SlashCommands(
            new CommandParser(ground.name()),
            run,
            tables.commandRuns(),
            settings,
            publishers.replies(),
            shelf),
        new PageCommands(tables.asked(), run, settings, publishers.replies(), shelf),
        table.all());
  }

  private static FileAsked filing(
      Ground ground, Tables tables, Publishers publishers, RepositorySettings settings) {
    return new FileAsked(
        tables.builds(),
        new CauseDrafts(
            ground.packages(), tables.builds(), tables.causes(), tables.facts(), ground.clock()),
        ground.packages(),
        ground.builds(),
        tables.repositories(),
        settings,
        ground.github(),
        new BuildPublisher(ground.github(), publishers.gate(), ground.app()));
  }
}

package dev.bactrian.web;

import dev.bactrian.command.Command;
import dev.bactrian.opam.Packages;
import dev.bactrian.store.AskedCommands;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.Links;
import dev.bactrian.store.PutOff;
import dev.bactrian.store.Rejections;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.WebSessions;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/**
 * What the pages stand on.
 *
 * @param commands of the table, for the help
 * @param acting carries out what people ask for on a page
 * @param work that takes long, as it stands
 * @param publicUrl where people reach this copy
 * @param githubWeb base of GitHub's pages
 */
public record Ground(
    Playground playground,
    ReportBook book,
    Nearest nearest,
    Acting acting,
    SignIn signIn,
    WebSessions sessions,
    Decisions decisions,
    Links links,
    Rejections rejections,
    ReportFacts facts,
    AskedCommands asked,
    PutOff putOff,
    BuildRuns runs,
    CauseReports causeReports,
    Packages packages,
    LongWork work,
    List<Command> commands,
    URI publicUrl,
    URI githubWeb,
    InstantSource clock) {}

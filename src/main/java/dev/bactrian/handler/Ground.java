package dev.bactrian.handler;

import dev.bactrian.ci.PoliteClient;
import dev.bactrian.ci.job.CiSources;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.opam.Packages;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.store.Database;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What the handlers stand on.
 *
 * @param reading an issue to what is indexed of it
 * @param templates what {@code reading} leaves out
 * @param earlier finds candidates
 * @param packages that are known
 * @param servers CI servers whose logs are read
 * @param builds fetches from build servers
 * @param web base address of GitHub's pages
 * @param app our App's id
 * @param name our App's name in mentions, asked for when somebody is mentioned
 * @param shadow true if nothing may be written
 * @param logFigures told the source and the outcome of each log behind a link
 */
public record Ground(
    Database database,
    DeliveryQueue queue,
    GitHubApi github,
    ReportIndex index,
    IssueReading reading,
    KnownTemplates templates,
    Suggest.Earlier earlier,
    Packages packages,
    CiSources servers,
    PoliteClient builds,
    URI web,
    long app,
    Supplier<String> name,
    boolean shadow,
    BiConsumer<String, String> logFigures,
    InstantSource clock) {}

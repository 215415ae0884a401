package dev.bactrian;

import dev.bactrian.handler.Wiring;
import dev.bactrian.opam.Packages;
import dev.bactrian.store.AskedCommands;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.Database;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.Links;
import dev.bactrian.store.PutOff;
import dev.bactrian.store.Rejections;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.WebSessions;
import dev.bactrian.web.Ground;
import dev.bactrian.web.LongWork;
import dev.bactrian.web.Playground;
import dev.bactrian.web.ReportBook;
import dev.bactrian.web.SignIn;

/** What the pages of the running program stand on. */
final class Pages {

  private Pages() {}

  static Ground ground(
      Launch launch,
      Database database,
      Playground playground,
      ReportBook book,
      Answers answers,
      Wiring wiring,
      Packages packages,
      SignIn signIn,
      LongWork work) {
    var jdbi = database.jdbi();
    return new Ground(
        playground,
        book,
        answers,
        new LiveActing(wiring.pages()),
        signIn,
        new WebSessions(jdbi),
        new Decisions(jdbi),
        new Links(jdbi),
        new Rejections(jdbi),
        new ReportFacts(jdbi),
        new AskedCommands(jdbi),
        new PutOff(jdbi),
        new BuildRuns(jdbi),
        new CauseReports(jdbi),
        packages,
        work,
        wiring.commands(),
        launch.config().publicUrl(),
        launch.config().githubWeb(),
        launch.clock());
  }
}

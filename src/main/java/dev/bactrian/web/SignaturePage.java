package dev.bactrian.web;

import dev.bactrian.index.Entry;
import dev.bactrian.report.ReportKey;
import dev.bactrian.signature.SignedFailure;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.ReportFacts;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A signature: every report and every log of a health check that carries it. */
final class SignaturePage implements Page {

  private static final int MOST = 200;
  private static final int LONGEST = 300;

  private final Rendering rendering;
  private final ReportBook book;
  private final ReportFacts facts;
  private final BuildRuns runs;

  SignaturePage(Rendering rendering, ReportBook book, ReportFacts facts, BuildRuns runs) {
    this.rendering = rendering;
    this.book = book;
    this.facts = facts;
    this.runs = runs;
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/signature", this::show);
  }

  private void show(Context context) {
    String id = context.queryParam("id");
    if (id == null || id.isBlank() || id.length() > LONGEST) {
      throw new BadRequestResponse("Which signature? The address names none, or none that can be.");
    }
    rendering.show(context, "pages/signature.jte", view(rendering.visitor(context), id));
  }

  private SignatureView view(Visitor visitor, String id) {
    List<ReportKey> keys = facts.newestWithSignature(id).stream().map(ReportBook::key).toList();
    List<ReportLine> lines = book.lines(visitor, keys, MOST);
    List<SignatureView.Log> logs =
        runs.history().carrying(id, MOST).stream()
            .map(
                one ->
                    new SignatureView.Log(
                        one.run().source(),
                        one.run().run(),
                        one.run().startedAt(),
                        one.failed().cell().packageName(),
                        one.failed().cell().compiler(),
                        one.failed().culprit()))
            .toList();
    if (lines.isEmpty() && logs.isEmpty()) {
      throw new NotFoundResponse(
          "No report that you may see and no log carries this signature"
              + (visitor.isSignedIn() ? "." : "; signed in you may see more."));
    }
    Optional<SignedFailure> example =
        keys.stream()
            .flatMap(key -> book.get(visitor, key).stream())
            .flatMap(entry -> carrying(entry, id))
            .findFirst();
    List<Instant> moments =
        Stream.concat(
                lines.stream().map(ReportLine::createdAt),
                logs.stream().map(SignatureView.Log::day))
            .sorted()
            .toList();
    return new SignatureView(
        id,
        example.map(one -> one.signature().kind().id()).orElse(null),
        example
            .map(one -> one.signature().fault().id() + ": " + one.signature().faultReason())
            .orElse(null),
        example.map(one -> one.failure().message()).orElse(null),
        example.map(one -> one.signature().frames()).orElse(List.of()),
        lines,
        lines.size() == MOST,
        logs,
        moments.getFirst(),
        moments.getLast());
  }

  private static Stream<SignedFailure> carrying(Entry entry, String id) {
    return entry.diagnosis().failures().stream().filter(one -> one.signature().id().equals(id));
  }
}

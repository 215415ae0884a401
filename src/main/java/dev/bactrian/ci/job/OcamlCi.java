package dev.bactrian.ci.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ocaml-ci: jobs of a commit as JSON below {@code /api}, logs as pages with {@code show_raw=true}
 * (ocaml-ci's web-ui/api and web-ui/controller). Every job waits for the analysis of the
 * repository.
 */
public final class OcamlCi implements CiSource {

  private static final String ANALYSIS = "(analysis)";
  private static final String RAW = "show_raw=true";
  private static final String FAILED = "failed: ";

  private final ServerBase base;
  private final Pages pages;
  private final ObjectMapper json = new ObjectMapper();

  public OcamlCi(URI base, Pages pages) {
    this.base = new ServerBase(base);
    this.pages = pages;
  }

  @Override
  public String name() {
    return "ocaml-ci";
  }

  @Override
  public URI base() {
    return base.uri();
  }

  @Override
  public boolean knows(URI link) {
    return CommitPath.of(base, link).isPresent();
  }

  @Override
  public CiBuild build(URI link) throws IOException {
    CommitPath path =
        CommitPath.of(base, link).orElseThrow(() -> new IOException("no link of ocaml-ci"));
    List<String> parts =
        new ArrayList<>(List.of("api", "github", path.owner(), path.name(), "commit", path.hash()));
    if (path.variant() != null) {
      parts.addAll(List.of("variant", path.variant()));
    }
    URI api = base.at(parts.toArray(String[]::new));
    JsonNode answer;
    try {
      answer = json.readTree(pages.page(api));
    } catch (JsonProcessingException e) {
      throw new IOException(api + " is no JSON; its API may have changed");
    }
    List<JsonNode> steps = new ArrayList<>();
    if (answer.path("steps").isArray()) {
      answer.path("steps").forEach(steps::add);
    } else if (answer.path("variant").isTextual()) {
      steps.add(answer);
    } else {
      throw new IOException(api + " lists no steps; its API may have changed");
    }
    List<CiJob> jobs = steps.stream().map(step -> job(path, step)).toList();
    return new CiBuild(
        name(), path.repository(), path.hash(), path.commit(base), afterAnalysis(jobs), List.of());
  }

  private CiJob job(CommitPath path, JsonNode step) {
    String variant = step.path("variant").asText();
    String status = step.path("status").asText();
    String error = status.startsWith(FAILED) ? status.substring(FAILED.length()) : null;
    Outcome outcome = Outcome.of(error == null ? status : "failed", error);
    return new CiJob(
        variant,
        path.repository(),
        Variant.of(variant),
        outcome,
        error,
        outcome == Outcome.WAITING || outcome == Outcome.SKIPPED ? null : path.job(base, variant),
        List.of());
  }

  /** Every other job waits for the analysis. */
  static List<CiJob> afterAnalysis(List<CiJob> jobs) {
    boolean analysed = jobs.stream().anyMatch(job -> job.id().equals(ANALYSIS));
    return jobs.stream()
        .map(
            job ->
                !analysed || job.id().equals(ANALYSIS) || !job.needs().isEmpty()
                    ? job
                    : job.needing(List.of(ANALYSIS)))
        .toList();
  }

  @Override
  public Optional<InputStream> log(URI log) throws IOException {
    CommitPath path =
        CommitPath.of(base, log)
            .filter(one -> one.variant() != null)
            .orElseThrow(() -> new IOException("no log of ocaml-ci"));
    return pages.log(ServerBase.with(path.job(base, path.variant()), RAW));
  }
}

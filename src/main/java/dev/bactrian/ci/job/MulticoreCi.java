package dev.bactrian.ci.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ocaml-multicore-ci: jobs by GraphQL, logs on its engine, or as pages of its own where the engine
 * stands on another host (web-ui/ci_graphql.ml and github.ml there). It builds a compiler, and then
 * each of its list of packages with it: those jobs are called {@code <compiler> on <variant>}, and
 * without the compiler there is nothing of them but an analysis that never began
 * (service/pipeline.ml, lib/pipeline_utils.ml).
 */
public final class MulticoreCi implements CiSource {

  private static final String QUERY =
      "{ config { admin_service_uri } jobs { owner name hash job_id variant outcome error }"
          + " orgs { name repos { name refs { gref hash } } } }";
  private static final String ANALYSIS = "(analysis)";
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "/(?:github|badge)/([\\w.-]{1,100})/([\\w.-]{1,100})(?:/([\\w.+/-]{1,200}))?");
  private static final Pattern ENGINE =
      Pattern.compile("/job/\\d{4}-\\d\\d-\\d\\d/\\d{6}-[\\w-]{1,100}-[0-9a-f]{6}");
  private static final Pattern JOB_ID =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d/\\d{6}-[\\w-]{1,100}-[0-9a-f]{6}");
  private static final Set<String> COMPILERS = Set.of("ocaml", "ocaml-multicore");
  private static final List<String> MAIN = List.of("trunk", "main", "master");

  private final ServerBase base;
  private final Pages pages;
  private final ObjectMapper json = new ObjectMapper();

  public MulticoreCi(URI base, Pages pages) {
    this.base = new ServerBase(base);
    this.pages = pages;
  }

  @Override
  public String name() {
    return "ocaml-multicore-ci";
  }

  @Override
  public URI base() {
    return base.uri();
  }

  @Override
  public boolean knows(URI link) {
    return CommitPath.of(base, link).isPresent() || ref(link).isPresent();
  }

  @Override
  public boolean hasLog(URI log) {
    return isEngines(log) || CommitPath.of(base, log).isPresent();
  }

  /** A job of its engine, which stands on the same host. */
  private boolean isEngines(URI log) {
    return base.uri().getHost().equalsIgnoreCase(String.valueOf(log.getHost()))
        && log.getPath() != null
        && ENGINE.matcher(log.getPath()).matches();
  }

  /** A repository, or a ref of it, without its commit. */
  private Optional<Matcher> ref(URI link) {
    Matcher path = REPOSITORY.matcher(base.path(link).orElse(""));
    boolean ref = path.matches() && !String.valueOf(path.group(3)).startsWith("commit/");
    return ref ? Optional.of(path) : Optional.empty();
  }

  @Override
  public CiBuild build(URI link) throws IOException {
    URI address = ServerBase.with(base.at("graphql"), "query=" + ServerBase.escape(QUERY));
    JsonNode data;
    try {
      JsonNode answer = json.readTree(pages.page(address));
      if (answer.path("errors").isArray() && !answer.path("errors").isEmpty()) {
        throw new IOException(
            base.uri() + " refuses the question: " + answer.at("/errors/0/message").asText());
      }
      data = answer.path("data");
    } catch (JsonProcessingException e) {
      throw new IOException(base.uri() + "/graphql answers no JSON; its API may have changed");
    }
    if (!data.path("jobs").isArray()) {
      throw new IOException(base.uri() + "/graphql lists no jobs; its API may have changed");
    }
    CommitPath path = path(link, data);
    List<CiJob> jobs = new ArrayList<>();
    List<String> own = new ArrayList<>();
    for (JsonNode job : data.path("jobs")) {
      if (isOf(path, job)) {
        CiJob one = job(job, job.path("variant").asText(), data);
        jobs.add(one);
        if (!one.id().equals(ANALYSIS)) {
          own.add(one.id());
        }
      }
    }
    if (jobs.isEmpty()) {
      throw new IOException(
          base.uri() + " has no job of " + path.repository() + " at " + path.hash());
    }
    jobs = new ArrayList<>(OcamlCi.afterAnalysis(jobs));
    jobs.addAll(cascade(path, data, own.isEmpty() ? List.of(ANALYSIS) : own));
    if (path.variant() != null) {
      jobs.removeIf(job -> !job.id().equals(path.variant()));
    }
    return new CiBuild(name(), path.repository(), path.hash(), path.commit(base), jobs, List.of());
  }

  /** The jobs of other repositories that were, or would have been, built with this compiler. */
  private List<CiJob> cascade(CommitPath path, JsonNode data, List<String> compiler) {
    Set<String> refs = new LinkedHashSet<>();
    refs(path, data).forEach(ref -> refs.add(shortName(ref.path("gref").asText())));
    List<CiJob> all = new ArrayList<>();
    for (JsonNode job : data.path("jobs")) {
      if (isOf(path, job) || path.name().equals(job.path("name").asText())) {
        continue;
      }
      String variant = job.path("variant").asText();
      int on = variant.indexOf(" on ");
      boolean with = on > 0 && refs.contains(variant.substring(0, on));
      boolean never =
          COMPILERS.contains(path.name())
              && variant.equals(ANALYSIS)
              && job.path("job_id").asText().isEmpty();
      if (with || never) {
        String id = job.path("owner").asText() + "/" + job.path("name").asText() + " " + variant;
        all.add(job(job, id, data).needing(compiler));
      }
    }
    return all;
  }

  private CommitPath path(URI link, JsonNode data) throws IOException {
    Optional<CommitPath> commit = CommitPath.of(base, link);
    if (commit.isPresent()) {
      return commit.get();
    }
    Matcher ref = ref(link).orElseThrow(() -> new IOException("no link of ocaml-multicore-ci"));
    CommitPath place = new CommitPath(ref.group(1), ref.group(2), "", null);
    List<JsonNode> refs = refs(place, data);
    List<String> wanted = ref.group(3) == null ? MAIN : List.of(shortName(ref.group(3)));
    List<JsonNode> found =
        ref.group(3) == null && refs.size() == 1
            ? refs
            : refs.stream()
                .filter(one -> wanted.contains(shortName(one.path("gref").asText())))
                .toList();
    if (found.isEmpty()) {
      throw new IOException(
          place.repository()
              + (ref.group(3) == null ? " has several refs; name one of: " : " has only the refs: ")
              + String.join(", ", refs.stream().map(one -> one.path("gref").asText()).toList()));
    }
    return new CommitPath(
        place.owner(), place.name(), found.getFirst().path("hash").asText(), null);
  }

  private static List<JsonNode> refs(CommitPath path, JsonNode data) {
    List<JsonNode> refs = new ArrayList<>();
    for (JsonNode org : data.path("orgs")) {
      for (JsonNode repo : org.path("repos")) {
        boolean here =
            path.owner().equals(org.path("name").asText())
                && path.name().equals(repo.path("name").asText());
        for (JsonNode ref : here ? repo.path("refs") : json()) {
          if (path.hash().isEmpty() || ref.path("hash").asText().startsWith(path.hash())) {
            refs.add(ref);
          }
        }
      }
    }
    return refs;
  }

  private static JsonNode json() {
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private static String shortName(String ref) {
    return ref.replaceFirst("^refs/(?:heads|tags)/", "");
  }

  private static boolean isOf(CommitPath path, JsonNode job) {
    return path.owner().equals(job.path("owner").asText())
        && path.name().equals(job.path("name").asText())
        && job.path("hash").asText().startsWith(path.hash());
  }

  private CiJob job(JsonNode job, String id, JsonNode data) {
    String owner = job.path("owner").asText();
    String name = job.path("name").asText();
    String variant = job.path("variant").asText();
    String error = job.path("error").textValue();
    boolean ran = !job.path("job_id").asText().isEmpty();
    CommitPath path = new CommitPath(owner, name, job.path("hash").asText(), variant);
    return new CiJob(
        id,
        path.repository(),
        Variant.of(variant),
        Outcome.of(job.path("outcome").asText(), error),
        error,
        ran ? log(path, job.path("job_id").asText(), data) : null,
        List.of());
  }

  private URI log(CommitPath path, String job, JsonNode data) {
    String engine = data.at("/config/admin_service_uri").asText("");
    if (JOB_ID.matcher(job).matches()) {
      try {
        URI log = URI.create(engine.replaceFirst("/$", "") + "/job/" + job);
        if (isEngines(log)) {
          return log;
        }
      } catch (IllegalArgumentException noAddress) {
        // Then its own page has to do.
      }
    }
    return path.job(base, path.variant());
  }

  @Override
  public Optional<InputStream> log(URI log) throws IOException {
    if (isEngines(log)) {
      return pages.log(log);
    }
    CommitPath path =
        CommitPath.of(base, log)
            .filter(one -> one.variant() != null)
            .orElseThrow(() -> new IOException("no log of ocaml-multicore-ci"));
    return pages.log(path.job(base, path.variant()));
  }
}

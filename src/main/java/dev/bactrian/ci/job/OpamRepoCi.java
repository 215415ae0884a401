package dev.bactrian.ci.job;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * opam-repo-ci: a commit's page lists its jobs, whose names are paths with commas: {@code
 * compilers,5.2,name.1.0,revdeps,other.2.1} (web-ui/github.ml, lib/status_tree.ml there). Tests and
 * reverse dependencies of a package wait for its build, all wait for the analysis.
 */
public final class OpamRepoCi implements CiSource {

  private final ServerBase base;
  private final Pages pages;

  public OpamRepoCi(URI base, Pages pages) {
    this.base = new ServerBase(base);
    this.pages = pages;
  }

  @Override
  public String name() {
    return "opam-repo-ci";
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
        CommitPath.of(base, link).orElseThrow(() -> new IOException("no link of opam-repo-ci"));
    URI page = path.commit(base);
    List<StatusList.Line> lines =
        StatusList.of(pages.page(page))
            .orElseThrow(
                () -> new IOException(page + " has no list of jobs; its HTML may have changed"));
    Set<String> ids = new HashSet<>();
    lines.forEach(line -> ids.add(line.variant()));
    List<CiJob> jobs = lines.stream().map(line -> job(path, line, ids)).toList();
    if (path.variant() != null) {
      jobs = jobs.stream().filter(job -> job.id().equals(path.variant())).toList();
      if (jobs.isEmpty()) {
        throw new IOException(page + " has no job " + path.variant());
      }
    }
    return new CiBuild(
        name(), path.repository(), path.hash(), page, OcamlCi.afterAnalysis(jobs), List.of());
  }

  private CiJob job(CommitPath path, StatusList.Line line, Set<String> ids) {
    List<String> parts = Arrays.asList(line.variant().split(","));
    boolean platform = parts.size() > 2;
    String place = platform ? parts.get(1) : line.variant();
    String subject =
        platform ? String.join(" ", parts.subList(2, parts.size())) : path.repository();
    List<String> needs = new ArrayList<>();
    for (int length = parts.size() - 1; length > 0 && needs.isEmpty(); length--) {
      String before = String.join(",", parts.subList(0, length));
      if (ids.contains(before)) {
        needs.add(before);
      }
    }
    return new CiJob(
        line.variant(),
        subject,
        Variant.of(place),
        line.outcome(),
        line.error(),
        line.outcome() == Outcome.WAITING || line.outcome() == Outcome.SKIPPED
            ? null
            : path.job(base, line.variant()),
        needs);
  }

  @Override
  public Optional<InputStream> log(URI log) throws IOException {
    CommitPath path =
        CommitPath.of(base, log)
            .filter(one -> one.variant() != null)
            .orElseThrow(() -> new IOException("no log of opam-repo-ci"));
    return pages.log(path.job(base, path.variant()));
  }
}

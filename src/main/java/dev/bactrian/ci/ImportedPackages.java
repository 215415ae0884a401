package dev.bactrian.ci;

import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.Packages;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A health check whose packages are known from an opam repository too: what it does not keep itself
 * of reverse dependencies and opam files comes from there. As thread-safe as what it wraps.
 */
public final class ImportedPackages implements HealthCheckSource {

  private final HealthCheckSource source;
  private final Packages packages;

  /**
   * @param source closed with this one
   * @param packages may be empty
   */
  public ImportedPackages(HealthCheckSource source, Packages packages) {
    this.source = source;
    this.packages = packages;
  }

  @Override
  public List<String> runs() throws IOException {
    return source.runs();
  }

  @Override
  public BuildMatrix matrix(String run) throws IOException {
    return source.matrix(run);
  }

  @Override
  public BuildMatrix differences(String run, String stock, String variant) throws IOException {
    return source.differences(run, stock, variant);
  }

  @Override
  public Optional<InputStream> log(
      String run, String compiler, BuildState state, String packageName) throws IOException {
    return source.log(run, compiler, state, packageName);
  }

  @Override
  public OptionalInt reverseDependencies(String packageName) throws IOException {
    OptionalInt counted = source.reverseDependencies(packageName);
    String name = LogReading.nameOf(packageName);
    return counted.isPresent() || !packages.contains(name)
        ? counted
        : OptionalInt.of(packages.reverseDependencies(name).size());
  }

  @Override
  public Optional<String> opamFile(String name) throws IOException {
    Optional<String> kept = source.opamFile(name);
    return kept.isPresent()
        ? kept
        : packages
            .get(name)
            .map(OpamPackage::bounds)
            .filter(bounds -> !bounds.isEmpty())
            .map(bounds -> "depends: [ \"ocaml\" {" + bounds + "} ]\n");
  }

  @Override
  public List<String> notes() {
    return source.notes();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

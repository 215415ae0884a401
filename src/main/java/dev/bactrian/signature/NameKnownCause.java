package dev.bactrian.signature;

import dev.bactrian.failure.Kind;

/** Many messages, one cause: {@code known-causes.txt}. */
final class NameKnownCause implements Rule {

  @Override
  public String name() {
    return "name a known cause";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(
            Kind.COMPILE_ERROR,
            Kind.C_COMPILE_ERROR,
            Kind.WARNING_AS_ERROR,
            Kind.LINK_ERROR,
            Kind.CONFIGURE_ERROR,
            Kind.BUILD_ERROR,
            Kind.DEPENDENCY_MISSING)
        && Lists.knownCauses().has(draft.message());
  }

  @Override
  public void apply(Draft draft) {
    NameTable.Row row = Lists.knownCauses().row(draft.message()).orElseThrow();
    draft.note("known-causes.txt:" + row.line() + " " + row.pattern());
    draft.title(row.value());
  }
}

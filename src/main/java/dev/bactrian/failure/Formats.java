package dev.bactrian.failure;

import java.util.List;

/** The table of formats. Order matters where two recognise the same line: the first one wins. */
public final class Formats {

  private Formats() {}

  public static final List<Format> ALL = List.of(new UncaughtException());
}

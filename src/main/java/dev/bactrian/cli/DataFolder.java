package dev.bactrian.cli;

import java.nio.file.Path;

/** Folders below {@code BACTRIAN_DATA} that commands use. */
final class DataFolder {

  private DataFolder() {}

  /** Answers of build servers. */
  static Path builds() {
    String data = System.getenv("BACTRIAN_DATA");
    return Path.of(data == null || data.isBlank() ? "data" : data).resolve("cache/builds");
  }
}

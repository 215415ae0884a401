package dev.bactrian.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Lets fuzzing in to what reads archives. */
public final class LogsDoor {

  private LogsDoor() {}

  /** Reads a log, or an archive of some, to its end. */
  public static void read(byte[] bytes) {
    Logs logs =
        new Logs(
            new ByteArrayInputStream(bytes),
            new Logs.Reader() {
              @Override
              public void log(String name, InputStream in) throws IOException {
                in.transferTo(java.io.OutputStream.nullOutputStream());
              }

              @Override
              public void unreadable(String name, String why) {
                if (why.isBlank()) {
                  throw new AssertionError("no reason for " + name);
                }
              }
            });
    logs.readAll(List.of("-"));
  }
}

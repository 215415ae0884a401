package dev.bactrian.index;

import java.io.IOException;
import java.nio.file.Path;

/** Another process has the index open: there is one writer at a time. */
public final class IndexInUseException extends IOException {

  private static final long serialVersionUID = 1;

  IndexInUseException(Path folder, Throwable cause) {
    super("another process has the index in " + folder + " open", cause);
  }
}

package dev.bactrian.index;

import dev.bactrian.signature.Signer;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;

/** What must agree between a program and the index that it opens; kept in each commit. */
final class IndexVersion {

  /** Counts up whenever documents are written in another shape. */
  private static final int FORMAT = 2;

  private IndexVersion() {}

  /** Of this program. */
  static Map<String, String> current() {
    return Map.of(
        "format", Integer.toString(FORMAT), "signatures", Integer.toString(Signer.VERSION));
  }

  /**
   * Looks at the reader's commit.
   *
   * @param where the index, for the message
   * @throws IndexVersionException if another version wrote it
   */
  static void check(DirectoryReader reader, String where) throws IOException {
    Map<String, String> found = reader.getIndexCommit().getUserData();
    if (!found.equals(current())) {
      throw new IndexVersionException(where, words(found), words(current()));
    }
  }

  private static String words(Map<String, String> version) {
    return "format "
        + version.getOrDefault("format", "unknown")
        + " and signatures "
        + version.getOrDefault("signatures", "unknown");
  }
}
